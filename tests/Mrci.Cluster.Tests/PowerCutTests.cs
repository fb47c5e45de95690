using Mrci.Cluster.Tests.Clusters;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>All silos go at once, and nobody is left to declare them dead.</summary>
public sealed class PowerCutTests(PostgresFixture postgres)
{
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

    [Fact]
    public async Task Silo_of_the_same_address_replaces_the_one_that_was_killed()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var ports = SiloPorts.Free();
        var first = await cluster.StartSiloAsync(ports);
        await using (var root = await first.ConnectAsync())
            await root.LoginRootFirstAsync();

        await first.KillAsync();
        var second = await cluster.StartSiloAsync(ports);

        second.Errors.ShouldNotContain("waiting until", Case.Sensitive, "its predecessor is gone, or it had no port");
        await using var again = await second.ConnectAsync();
        await again.LoginAsync("root", TestCluster.RootPassword);
    }
}
