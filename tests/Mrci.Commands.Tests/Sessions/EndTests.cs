using Mrci.Commands.Tests.Channels;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Sessions;

public sealed class EndTests : ChannelCommandTests
{
    // P-1.18 steps 3 and 4: IDLE for active commands, CMD_ID for each loaded one, ascending; everything is let go.
    [Fact]
    public async Task End_unloads_all_commands_in_order()
    {
        var loaders = new TestLoaders();
        var waiting = loaders.Add("a_waiting", static (command, _) =>
        {
            command.Host.EnableMoreInput(true);
            return ValueTask.CompletedTask;
        });
        var idle = loaders.Add("b_idle");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();
        ushort[] ids = [.. session.Commands.Keys];
        await session.SendAsync(513, "");

        var frames = await session.EndAsync();

        ids.ShouldBe([266, 296, 306, 314, 320, 513, 514]);
        frames.Changes().ShouldBe(["RM 266", "RM 296", "RM 306", "RM 314", "RM 320", "513:Idle", "RM 513", "RM 514"]);
        (waiting.Terms, waiting.Deletions, idle.Terms, idle.Deletions).ShouldBe((1, 1, 0, 1));
        loaders.LoaderDeletions.ShouldBe(1);
    }

    // P-1.18: once; a front end that ends a lost session is told so (P-10.20 step 2).
    [Fact]
    public async Task End_without_a_session_fails()
    {
        await Session.EndAsync();

        await Should.ThrowAsync<SessionEpochException>(() => Session.EndAsync());
        await Should.ThrowAsync<SessionEpochException>(
            () => Session.Grain.ReceiveAsync(Session.Epoch, new ClientFrame((byte)FrameType.Text, 306, [])));
    }

    // P-1.18 step 1, P-8.22, H-9: PEER_STAT with flag 01 and the list as it is.
    [Fact]
    public async Task End_tells_active_peers()
    {
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();

        await Session.EndAsync();

        var cast = await casts.NextAsync();
        PeerStat.TryRead(cast.Payload, out var stat).ShouldBeTrue();
        stat.SessionId.ShouldBe(Session.SessionId);
        stat.Disconnected.ShouldBeTrue();
        stat.Channels.Contains(MainId).ShouldBeTrue();
    }
}
