using Mrci.Commands.Tests.Harness;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Sessions;

public sealed class InvocationTests
{
    // P-2.9, H-7
    [Theory]
    [InlineData(900)]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(272)]
    public async Task Frame_for_a_command_that_is_not_loaded_is_answered_by_err_and_idle(int id)
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync();

        (await session.SendAsync((ushort)id, "")).Heads().ShouldBe([$"{id}:Err", $"{id}:Idle"]);
    }

    // P-2.12
    [Fact]
    public async Task Oversized_frame_is_answered_by_err_and_idle_and_not_executed()
    {
        var loaders = new TestLoaders();
        var command = loaders.Add("first");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendOversizedAsync(513)).Heads().ShouldBe(["513:Err", "513:Idle"]);
        command.Runs.ShouldBe(0);
    }

    // P-2.12, P-5.3: a waiting command's invocation ends with it, by its one IDLE.
    [Fact]
    public async Task Oversized_frame_to_a_waiting_command_ends_its_invocation()
    {
        var loaders = new TestLoaders();
        var command = loaders.Add("waiting", Wait);
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();
        await session.SendAsync(513, "");

        (await session.SendOversizedAsync(513)).Heads().ShouldBe(["513:Err", "513:Idle"]);
        command.Terms.ShouldBe(1);
        command.Host.InMoreInputMode.ShouldBeFalse();
    }

    // P-5.3
    [Fact]
    public async Task Command_that_returns_gets_one_idle()
    {
        var loaders = new TestLoaders();
        loaders.Add("first", static (command, input) =>
        {
            command.Say(input.Text);
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "hi")).Select(frame => frame.ToString()).ShouldBe(["513:Text \"hi\"", "513:Idle"]);
    }

    // P-5.3, X-55: no second IDLE after cmdFinished.
    [Fact]
    public async Task Command_that_finishes_itself_gets_one_idle()
    {
        var loaders = new TestLoaders();
        loaders.Add("first", static (command, _) =>
        {
            command.Host.EnableMoreInput(true);
            command.Host.CommandFinished();
            command.Say("after");
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Text", "513:Idle"]);
    }

    // P-5.8: cmdFinished of work that goes on after procBin; its IDLE goes out with the next reply.
    [Fact]
    public async Task Command_that_finishes_outside_a_run_gets_one_idle()
    {
        var loaders = new TestLoaders();
        var command = loaders.Add("first", Wait);
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();
        await session.SendAsync(513, "");

        command.Host.CommandFinished();
        command.Host.CommandFinished();

        (await session.SendAsync(306, "")).Heads().ShouldBe(["513:Idle", "306:Text", "306:Idle"]);
    }

    // P-5.4, P-5.5: no IDLE while the command waits, and its next frame is its input.
    [Fact]
    public async Task Command_that_wants_more_input_gets_idle_after_the_last()
    {
        var loaders = new TestLoaders();
        loaders.Add("dialogue", static (command, input) =>
        {
            command.Say(input.Text);
            command.Host.EnableMoreInput(input.Text != "end");
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "a")).Heads().ShouldBe(["513:Text"]);
        loaders.Context.LoadedCommands.ShouldNotBeEmpty();
        (await session.SendAsync(513, "b")).Heads().ShouldBe(["513:Text"]);
        (await session.SendAsync(513, "end")).Heads().ShouldBe(["513:Text", "513:Idle"]);
    }

    // P-5.12, D-605
    [Fact]
    public async Task Waiting_command_blocks_no_other()
    {
        var loaders = new TestLoaders();
        loaders.Add("waiting", Wait);
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();
        await session.SendAsync(513, "");

        (await session.SendAsync(306, "")).Heads().ShouldBe(["306:Text", "306:Idle"]);
    }

    // P-2.8: any type reaches the command; C-GEN.1: one that takes TEXT ignores it.
    [Fact]
    public async Task Frame_of_another_type_to_a_text_command_gives_only_idle()
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync();

        (await session.SendAsync(306, (FrameType)200, 1, 2, 3)).Heads().ShouldBe(["306:Idle"]);
    }

    // P-5.9: ERR, term(), IDLE; the session goes on. Neither a throwing term() nor a second failure changes that.
    [Fact]
    public async Task Command_that_throws_is_ended_and_the_session_goes_on()
    {
        var loaders = new TestLoaders();
        var command = loaders.Add("throwing", static (command, _) =>
        {
            command.Host.EnableLoop(true);
            command.Host.EnableMoreInput(true);
            command.Say("before");
            throw new InvalidOperationException("secret");
        });
        command.OnTerm = static () => throw new InvalidOperationException("again");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        for (var i = 0; i < 2; i++)
        {
            var frames = await session.SendAsync(513, "");
            frames.Heads().ShouldBe(["513:Text", "513:Err", "513:Idle"]);
            frames[1].Text.ShouldNotContain("secret");
            session.Reply.Looping.ShouldBeFalse();
        }

        command.Terms.ShouldBe(2);
        command.Host.InLoopMode.ShouldBeFalse();
        (await session.SendAsync(306, "")).Heads().ShouldBe(["306:Text", "306:Idle"]);
    }

    // P-1.19, P-7.18: the session ends after the run and its IDLE.
    [Fact]
    public async Task Command_that_closes_the_session_gets_its_idle_first()
    {
        var loaders = new TestLoaders();
        loaders.Add("closing", static (command, _) =>
        {
            command.Host.CloseSession();
            command.Say("still here");
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        (await session.SendAsync(513, "")).Heads().ShouldBe(["513:Text", "513:Idle"]);
        session.Reply.CloseReason.ShouldNotBeNull();
    }

    // P-5.1, P-11.6, P-11.5: errSent starts as false in each run.
    [Fact]
    public async Task Err_sent_is_reset_before_each_run()
    {
        var seen = new List<bool>();
        var loaders = new TestLoaders();
        loaders.Add("first", (command, _) =>
        {
            seen.Add(command.Host.ErrSent);
            command.SayError("no");
            seen.Add(command.ErrState);
            return ValueTask.CompletedTask;
        });
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        await session.SendAsync(513, "");
        await session.SendAsync(513, "");

        seen.ShouldBe([false, true, false, true]);
    }

    private static ValueTask Wait(ScriptedCommand command, ScriptedCommand.Input input)
    {
        command.Host.EnableMoreInput(true);
        return ValueTask.CompletedTask;
    }
}
