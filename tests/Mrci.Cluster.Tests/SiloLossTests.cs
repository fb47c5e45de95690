using Mrci.Cluster.Tests.Clusters;
using Mrci.Protocol.Frames;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>A silo goes, with the session grains of clients whose connections are elsewhere (P-10.20 to P-10.25).</summary>
public sealed class SiloLossTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Killed_silo_costs_no_client_of_another_front_its_session()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var first = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        await root.MakePlazaAsync();
        await using var other = await front.ConnectAsync();
        await other.LoginAsync("root", TestCluster.RootPassword);
        await other.OpenPlazaAsync();
        var (session, commands) = (root.SessionId, root.Commands.ByName);
        var waiting = await root.StartAsync("auth", "-user root"); // waits for the password
        var second = await cluster.StartSiloAsync();
        root.Drain();
        other.Drain();

        await first.KillAsync();

        // P-10.25: on the same TCP connection 3:ERR, 2:MY_INFO with the same session id and user, 1:TEXT
        var frames = await root.NotificationsUntilAsync(AsyncCommand.Rdy, Deadline.Recovery);
        frames.Select(static frame => (frame.CommandId, frame.Type)).ShouldBe(
        [
            ((ushort)AsyncCommand.ExeCrash, FrameType.Err),
            ((ushort)AsyncCommand.SysMsg, FrameType.MyInfo),
            ((ushort)AsyncCommand.Rdy, FrameType.Text),
        ]);
        (await waiting.Completion.Within("the IDLE of a lost invocation")).End.ShouldBe(Mrci.Client.CommandEnd.Interrupted);
        (await root.DoAsync("my_info")).Text.ShouldContain("root");
        await root.SynchronizeAsync().Within("the command list after the recovery");
        root.SessionId.ShouldBe(session);
        root.Commands.ByName.ShouldBe(commands);

        (await root.DoAsync("ls_open_chs")).Text.ShouldContain("plaza"); // P-10.21

        // a second session's cast still arrives, once
        await other.NotificationsUntilAsync(AsyncCommand.Rdy);
        await other.CastAsync("once");
        await other.CastAsync("last");
        (await root.CastsUntilAsync("last")).ShouldBe(["once", "last"]);

        // what was acknowledged is there
        await using var late = await second.ConnectAsync();
        await late.LoginAsync("root", TestCluster.RootPassword);
        (await late.DoAsync("ls_sub_chs -ch_name plaza")).Text.ShouldContain("main");
    }

    [Fact]
    public async Task Call_that_was_under_way_to_a_killed_silo_is_given_up_soon()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var first = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        await cluster.StartSiloAsync();
        root.Drain();

        var killed = first.KillAsync();
        var call = await root.StartAsync("my_info");
        await killed;

        // P-10.20: not after the time limit of calls. Whether the answer came before the kill is nobody's to say.
        await call.Completion.Within("the IDLE of a call to a killed silo", Deadline.Recovery);
        await root.NotificationsUntilAsync(AsyncCommand.Rdy, Deadline.Recovery);
        (await root.DoAsync("my_info")).Text.ShouldContain("root");
    }
}
