using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>term</c>, <c>pause</c> and <c>resume</c> on what the built-in commands can be: idle or waiting (C-term.1, P-5.10).</summary>
public sealed class SignalTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    private MrciClient Client => neighbours.Alice;

    [Theory]
    [InlineData("term")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task Frame_of_another_type_gives_only_idle(string command)
    {
        // P-5.10: a waiting command stays as it is.
        var waiting = await Client.AskedAsync("set_pw");
        foreach (var type in new[] { FrameType.Text, FrameType.Bytes, FrameType.SessionId, (FrameType)200 })
            (await RunAsync(command, type, [1])).Frames.ShouldBeEmpty();
        waiting.Completion.IsCompleted.ShouldBeFalse();
        await EndAsync(waiting);
    }

    [Theory]
    [InlineData("term")]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task Other_length_and_unknown_target_are_refused(string command)
    {
        // P-3.11 V; P-5.10: not loaded
        var unknown = new ushort[] { 0, 263, 900 }.Select(CommandIdPayload.ToArray);
        foreach (var payload in unknown.Append(new byte[1]).Append(new byte[3]))
            (await RunAsync(command, FrameType.CmdId, payload)).Frames.ShouldHaveSingleItem().Type.ShouldBe(FrameType.Err);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("resume")]
    public async Task Command_that_does_not_loop_can_be_neither_paused_nor_resumed(string command)
    {
        // P-5.10, P-5.5: waiting is not looping.
        var waiting = await Client.AskedAsync("set_pw");

        (await RunAsync(command, FrameType.CmdId, CommandIdPayload.ToArray(waiting.CommandId))).Errors.Count.ShouldBe(1);
        (await RunAsync(command, FrameType.CmdId, CommandIdPayload.ToArray(306))).Errors.Count.ShouldBe(1);
        (await RunAsync(command, FrameType.CmdId, [])).Frames.ShouldBeEmpty("all of none");

        waiting.Completion.IsCompleted.ShouldBeFalse();
        await EndAsync(waiting);
    }

    [Fact]
    public async Task Term_ends_a_waiting_command_and_its_idle_comes_first()
    {
        // P-5.10
        var name = HostFixture.Name("alice");
        await neighbours.Fixture.AddAccountAsync(name);
        await using var connection = await RawConnection.StartSessionAsync(neighbours.Fixture.Host.EndPoint);
        const ushort auth = 266, setPassword = 338, term = 341;
        await connection.SendTextAsync(auth, $"-user {name}");
        await connection.SendTextAsync(auth, HostFixture.UserPassword);
        await connection.SynchronizeAsync();
        await connection.SendTextAsync(setPassword, "");
        (await connection.ReadFrameAsync()).ShouldNotBeNull().Type.ShouldBe(FrameType.PrivText);

        await connection.SendAsync(FrameType.CmdId, term, CommandIdPayload.ToArray(setPassword));

        (await connection.SynchronizeAsync()).Select(frame => (frame.CommandId, frame.Type))
            .ShouldBe([(setPassword, FrameType.Idle), (term, FrameType.Idle)]);
    }

    [Fact]
    public async Task Term_of_an_idle_command_does_nothing()
    {
        // P-5.10
        (await RunAsync("term", FrameType.CmdId, CommandIdPayload.ToArray(306))).Frames.ShouldBeEmpty();
        (await RunAsync("term", FrameType.CmdId, CommandIdPayload.ToArray(341))).Frames.ShouldBeEmpty("itself");
        (await RunAsync("term", FrameType.CmdId, [])).Frames.ShouldBeEmpty();
        (await Client.NotificationsAsync()).ShouldNotContain(frame => frame.Type == FrameType.Idle);
    }

    [Fact]
    public async Task Term_without_target_ends_all_that_wait()
    {
        // P-5.10, H-4
        var first = await Client.AskedAsync("set_pw");
        var second = await Client.AskedAsync("auth", $"-user {neighbours.BobName}");

        (await RunAsync("term", FrameType.CmdId, [])).Frames.ShouldBeEmpty();

        first.Completion.IsCompletedSuccessfully.ShouldBeTrue();
        second.Completion.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Waiting_command_blocks_nobody()
    {
        // P-5.12
        var waiting = await Client.AskedAsync("set_pw");
        await Client.DoAsync("my_info");
        await Client.DoAsync("ls_cmds");

        waiting.Completion.IsCompleted.ShouldBeFalse();
        await EndAsync(waiting);
    }

    private static async Task EndAsync(CommandRun waiting)
    {
        await waiting.SendAsync("");
        await waiting.Completion.Within("the end of a dialogue");
    }

    private async Task<CommandResult> RunAsync(string command, FrameType type, byte[] payload)
    {
        var run = await Client.StartAsync(command, type, payload);
        return await run.Completion.Within($"the IDLE of {command}");
    }
}
