using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.BadInput;

/// <summary>Frames that are wrong, incomplete, or addressed to nobody (P-2.14).</summary>
public sealed class FrameTests(HostFixture fixture)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(255)]
    [InlineData(900)]
    [InlineData(65535)]
    public async Task Unknown_command_id_gets_err_and_idle(ushort id)
    {
        // P-2.9, H-7; P-7.0.1: the ids of async commands are nobody's to call.
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await StartAsync();
        await connection.SendTextAsync(id, "-user \"root\"");

        var frames = await connection.ReadToIdleAsync(id);

        frames.Select(frame => (frame.CommandId, frame.Type)).ShouldBe([(id, FrameType.Err), (id, FrameType.Idle)]);
        frames[0].Payload.Length.ShouldBeGreaterThan(0);
        frames[1].Payload.Length.ShouldBe(0);
        (await connection.SynchronizeAsync()).ShouldBeEmpty();
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Garbage_after_the_header_is_read_as_the_frame_it_happens_to_be()
    {
        // P-2.1, P-2.14: "GET / HTTP/1.1" is type 71, id 0x5445, length 0x202F20, never complete, never executed. What comes when the
        // client gives up is the end of the session: 41:CMD_ID per command (P-1.18).
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await StartAsync();
        await connection.SendAsync("GET / HTTP/1.1\r\nHost: example.org\r\n\r\n"u8.ToArray());
        connection.CloseSending();

        while (await connection.ReadFrameAsync("the end of the session") is { } frame)
            (frame.CommandId, frame.Type).ShouldBe(((ushort)AsyncCommand.RmCmd, FrameType.CmdId));
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Garbage_that_makes_whole_frames_is_answered_frame_by_frame()
    {
        // P-2.8, P-2.9: random bytes of a fixed seed, cut so that each "frame" is complete; private types excepted (P-2.7).
        var random = new Random(20190912);
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await StartAsync();
        var expected = new List<(ushort, FrameType)>();
        foreach (var _ in Enumerable.Range(0, 500))
        {
            var (type, id) = ((FrameType)random.Next(256), (ushort)random.Next(345, 65025));
            var payload = new byte[random.Next(300)];
            random.NextBytes(payload);
            await connection.SendAsync(type, id, payload);
            if (type is < FrameType.PrivIpc or > FrameType.PingPeers)
                expected.AddRange([(id, FrameType.Err), (id, FrameType.Idle)]);
        }

        (await connection.SynchronizeAsync()).Select(frame => (frame.CommandId, frame.Type)).ShouldBe(expected);
        await bystander.WasUndisturbedAsync();
    }

    [Theory]
    [InlineData(FrameType.PrivIpc)]
    [InlineData(FrameType.PubIpc)]
    [InlineData(FrameType.PubIpcWithFeedback)]
    [InlineData(FrameType.PingPeers)]
    public async Task Private_type_is_dropped_without_an_answer(FrameType type)
    {
        // P-2.7, X-3: exactly that frame; the next one is read right after it.
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await StartAsync();
        await connection.SendAsync(type, Burst.MyInfo, MrciText.Encode("END_SESSION"));
        await connection.SendAsync(type, (ushort)AsyncCommand.EndSession, []);
        await connection.SendTextAsync(Burst.MyInfo, "");

        (await connection.ReadToIdleAsync(Burst.MyInfo)).Select(frame => frame.CommandId).Distinct().ShouldBe([Burst.MyInfo]);
        (await connection.SynchronizeAsync()).ShouldBeEmpty();
        await bystander.WasUndisturbedAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(34)]
    [InlineData(45)]
    [InlineData(48)]
    [InlineData(255)]
    public async Task Type_that_a_command_does_not_handle_gives_only_idle(byte type)
    {
        // P-2.8, C-GEN.1: unassigned and host-only types too.
        await using var connection = await StartAsync();
        await connection.SendAsync((FrameType)type, Burst.MyInfo, [1, 2, 3]);

        (await connection.ReadToIdleAsync(Burst.MyInfo)).ShouldHaveSingleItem();
    }

    // "-find", then a lone high surrogate, a lone low one, a pair in the wrong order; the last with an odd byte behind it.
    [Theory]
    [InlineData("2D00660069006E006400200000D8")]
    [InlineData("2D00660069006E006400200000DC")]
    [InlineData("2D00660069006E006400200000DC00D8")]
    [InlineData("2D00660069006E006400200000D8FF")]
    [InlineData("2D")]
    [InlineData("FFFE2D")]
    public async Task Invalid_utf16_is_replaced_and_the_command_runs(string hex)
    {
        // P-2.3, P-2.14: U+FFFD for surrogates without partner, an odd last byte is dropped; no command has such a text, so no row is left.
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var connection = await StartAsync();
        const ushort lsCmds = 296;
        await connection.SendAsync(FrameType.Text, lsCmds, Convert.FromHexString(hex));

        var frames = await connection.ReadToIdleAsync(lsCmds);

        frames[..^1].ShouldAllBe(frame => frame.Type == FrameType.Text);
        string.Concat(frames.Select(frame => frame.Text)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length
            .ShouldBe(hex.Length > 6 ? 2 : 7, "headings, and the five public commands when nothing is searched for");
        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Invalid_utf16_in_a_name_is_stored_as_replacement_characters()
    {
        // P-2.3, D-215: what is stored and told to others is well-formed.
        var channel = HostFixture.Name("room");
        await using var root = await fixture.RootAsync();
        var payload = MrciText.Encode($"-ch_name \"{channel}").Concat(new byte[] { 0x00, 0xD8 }).Concat(MrciText.Encode("\"")).ToArray();

        var run = await root.StartAsync("add_ch", FrameType.Text, payload);
        (await run.Completion.Within("the IDLE of add_ch")).Frames.ShouldBeEmpty();

        (await root.NotificationAsync(AsyncCommand.NewChMember)).Text.ShouldContain($"-ch_name \"{channel}\uFFFD\"");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    [InlineData(100_000)]
    public async Task Command_id_of_wrong_length_is_refused(int length)
    {
        // P-3.11, C-term.1, B-38: the original overran memory.
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using var root = await fixture.RootAsync();
        foreach (var name in new[] { "term", "pause", "resume" })
        {
            var run = await root.StartAsync(name, FrameType.CmdId, new byte[length]);
            var result = await run.Completion.Within($"the IDLE of {name}");
            result.Frames.ShouldHaveSingleItem().Type.ShouldBe(FrameType.Err);
        }

        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Half_a_frame_and_the_end_is_never_executed()
    {
        // P-2.14: the partial frame is lost; what was whole before it is done.
        var channel = HostFixture.Name("plaza");
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using (var root = await fixture.RootAsync())
        {
            var add = root.Commands.ByName["add_ch"];
            await root.SendRawAsync(FrameWriter.TextToArray(FrameType.Text, add, $"-ch_name {channel}"));
            await root.SendRawAsync(FrameWriter.TextToArray(FrameType.Text, add, $"-ch_name {channel}_2").AsMemory()[..^1]);
            await root.NotificationAsync(AsyncCommand.NewChMember);
        }

        await using var again = await fixture.RootAsync();
        await again.DoAsync($"ls_sub_chs -ch_name {channel}");
        await again.RefusedAsync($"ls_sub_chs -ch_name {channel}_2");
        await bystander.WasUndisturbedAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Reset_inside_a_frame_ends_that_session_only(int bytes)
    {
        // P-2.14
        await using var bystander = await Bystander.StartAsync(fixture.Host);
        await using (var connection = await StartAsync())
        {
            await connection.SendAsync(FrameWriter.TextToArray(FrameType.Text, Burst.MyInfo, "x").AsMemory(0, bytes));
            connection.Abort();
        }

        await bystander.WasUndisturbedAsync();
    }

    [Fact]
    public async Task Frame_that_drips_byte_by_byte_is_a_frame()
    {
        // P-2.6
        await using var connection = await StartAsync();
        foreach (var single in FrameWriter.TextToArray(FrameType.Text, Burst.MyInfo, "-ignored"))
            await connection.SendAsync(new[] { single });

        (await connection.ReadToIdleAsync(Burst.MyInfo)).ShouldNotContain(frame => frame.Type == FrameType.Err);
    }

    private Task<RawConnection> StartAsync() => RawConnection.StartSessionAsync(fixture.Host.EndPoint);
}
