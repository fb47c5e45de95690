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
        var frames = await root.NotificationsUntilAsync(AsyncCommand.Rdy);
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
    public async Task Stopped_silo_is_not_noticed_by_clients_of_other_fronts()
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
        await using var local = await first.ConnectAsync();
        await cluster.StartSiloAsync();
        root.Drain();

        (await first.StopAsync()).ShouldBe(0);

        // P-1.20: its own clients are let go.
        await local.Completion.Within("the end of a connection to the stopped silo");
        (await root.DoAsync("my_info")).Text.ShouldContain("root");
        await other.CastAsync("once");
        await other.CastAsync("last");
        var casts = await root.CastsUntilAsync("last");
        casts.ShouldBe(["once", "last"]);
        root.Drain().ShouldBeEmpty("no crash is reported");
    }

    [Fact]
    public async Task Cluster_that_was_killed_whole_starts_again_with_all_it_acknowledged()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var first = await cluster.StartSiloAsync();
        var second = await cluster.StartSiloAsync();
        await using (var root = await second.ConnectAsync())
        {
            await root.LoginRootFirstAsync();
            await root.MakePlazaAsync();
            await root.AddAccountAsync("alice");
        }

        await first.KillAsync();
        await second.KillAsync();
        var third = await cluster.StartSiloAsync();

        await using var again = await third.ConnectAsync();
        await again.LoginAsync("root", TestCluster.RootPassword);
        (await again.DoAsync("ls_sub_chs -ch_name plaza")).Text.ShouldContain("main");
        await using var alice = await third.ConnectAsync();
        await alice.LoginAsync("alice", TestCluster.UserPassword);
    }
}
