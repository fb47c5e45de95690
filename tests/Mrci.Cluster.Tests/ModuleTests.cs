using Mrci.Client;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Protocol.Frames;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>Modules on several silos (D-610, P-7.15, P-7.16, P-10.20).</summary>
public sealed class ModuleTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Module_works_on_every_silo_and_on_one_that_joins_later()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        // Silos of different machines share no disk.
        cluster.Set("ModulePath", Path.Combine(cluster.DataDirectory, "first"));
        var first = await cluster.StartSiloAsync();
        await using var root = await first.ConnectAsync();
        await root.LoginRootFirstAsync();
        cluster.Set("ModulePath", Path.Combine(cluster.DataDirectory, "second"));
        var second = await cluster.StartSiloAsync();
        await using var near = await second.ConnectAsync();
        await near.LoginAsync("root", TestCluster.RootPassword);

        await root.AddTesterAsync();

        await root.RunTesterAsync(513);
        await near.RunTesterAsync(513);
        cluster.Set("ModulePath", Path.Combine(cluster.DataDirectory, "third"));
        var third = await cluster.StartSiloAsync();
        await using var late = await third.ConnectAsync();
        await late.LoginAsync("root", TestCluster.RootPassword);
        await late.RunTesterAsync(513);

        await near.DoAsync("rm_mod -name tester");
        foreach (var client in new[] { root, near, late })
            await client.UntilCommandsAsync(static commands => !commands.ById.ContainsKey(516), "the commands of the module to go");
    }

    [Fact]
    public async Task Recovery_on_another_silo_gives_the_same_ids()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        cluster.Set("ModulePath", Path.Combine(cluster.DataDirectory, "first"));
        var first = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        await root.AddTesterAsync("removed");
        await root.AddTesterAsync();
        await root.DoAsync("rm_mod -name removed");
        await root.UntilCommandsAsync(static commands => !commands.ById.ContainsKey(513) && commands.ById.ContainsKey(769), "the second module alone");
        // Names may be others afterwards: the first module's are free again (P-4.7, P-10.26).
        var ids = root.Commands.ById.Keys.ToArray();
        cluster.Set("ModulePath", Path.Combine(cluster.DataDirectory, "second"));
        await cluster.StartSiloAsync();
        root.Drain();

        await first.KillAsync();

        await root.NotificationsUntilAsync(AsyncCommand.Rdy, Deadline.Recovery);
        await root.UntilCommandsAsync(static commands => commands.ById.ContainsKey(769), "the commands of the module after the recovery");
        root.Commands.ById.Keys.ShouldBe(ids);
        await root.RunTesterAsync(769);
    }
}
