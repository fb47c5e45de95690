using Mrci.Client;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Protocol.Frames;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>A silo is stopped as planned: SIGTERM (P-1.20, P-10.22).</summary>
public sealed class SiloStopTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Stopped_silo_is_not_noticed_by_clients_of_other_fronts()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var first = await cluster.StartSiloAsync();
        await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        await root.MakePlazaAsync();
        // Enough for some to be on the silo that goes.
        var others = new List<MrciClient>();
        for (var client = 0; client < 6; client++)
        {
            others.Add(await front.ConnectAsync());
            await others[^1].LoginAsync("root", TestCluster.RootPassword);
            await others[^1].OpenPlazaAsync();
        }

        await using var local = await first.ConnectAsync();
        local.Drain();
        root.Drain();

        first.BeginStop();

        // P-1.20: its own clients are told, then let go.
        (await local.NotificationsUntilAsync(AsyncCommand.SysMsg))[^1].Text.ShouldContain("stopping");
        await local.Completion.Within("the end of a connection to the stopped silo");
        (await first.ExitAsync()).ShouldBe(0);
        (await root.DoAsync("my_info")).Text.ShouldContain("root");
        await root.CastAsync("once");
        await root.CastAsync("last");
        foreach (var other in others)
        {
            (await other.DoAsync("my_info")).Text.ShouldContain("root");
            (await other.CastsUntilAsync("last")).ShouldBe(["once", "last"]);
            other.Drain().ShouldNotContain(static frame => frame.CommandId == (ushort)AsyncCommand.ExeCrash);
            await other.DisposeAsync();
        }

        root.Drain().ShouldNotContain(static frame => frame.CommandId == (ushort)AsyncCommand.ExeCrash);
    }
}
