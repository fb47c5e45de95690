using System.Net;
using Mrci.Client;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>Silos with fronts of their own and a front by itself are one host to clients.</summary>
public sealed class TopologyTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Sessions_of_all_fronts_hear_each_other_and_are_counted_together()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        cluster.Set("InitialSettings:max_sessions", "3");
        var first = await cluster.StartSiloAsync();
        var second = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        await using var root = await first.ConnectAsync();
        await root.LoginRootFirstAsync();
        await root.MakePlazaAsync();
        await using var near = await second.ConnectAsync();
        await using var far = await front.ConnectAsync();
        foreach (var client in new[] { near, far })
        {
            await client.LoginAsync("root", TestCluster.RootPassword);
            await client.OpenPlazaAsync();
        }

        // P-7.0.3: once to each session that has the sub-channel open, wherever it is
        await root.CastAsync("first");
        await root.CastAsync("last");
        (await near.CastsUntilAsync("last")).ShouldBe(["first", "last"]);
        (await far.CastsUntilAsync("last")).ShouldBe(["first", "last"]);

        // P-1.2: the limit is the host's, not a front's
        foreach (var node in new[] { first, second, front })
            await Should.ThrowAsync<MrciConnectException>(node.ConnectAsync());

        await far.DisposeAsync();
        await using var next = await AdmittedAsync(second);
    }

    [Fact]
    public async Task Probes_tell_who_takes_clients()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var waiting = cluster.LaunchFront();
        (await waiting.ExitAsync()).ShouldBe(1); // the silos make the schema
        waiting.Errors.ShouldNotContain("   at ", Case.Sensitive, "a clear message, no stack trace");
        var silo = await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        using var http = new HttpClient();

        foreach (var node in new[] { silo, front })
        {
            foreach (var probe in new[] { "live", "startup", "ready" })
            {
                var answer = await http.GetAsync(new Uri(node.Http!, probe), TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, probe);
            }
        }

        (await http.GetStringAsync(new Uri(silo.Http!, "ready"), TestContext.Current.CancellationToken)).ShouldContain("cluster: active");
        await silo.KillAsync();

        var ready = await http.GetAsync(new Uri(front.Http!, "ready"), TestContext.Current.CancellationToken);
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "there is no silo to hand clients to");
        var live = await http.GetAsync(new Uri(front.Http!, "live"), TestContext.Current.CancellationToken);
        live.StatusCode.ShouldBe(HttpStatusCode.OK, "a restart would not help");
    }

    // The place of a session that has ended is free once its end has reached the registry.
    private static async Task<MrciClient> AdmittedAsync(Node node)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                return await node.ConnectAsync();
            }
            catch (MrciConnectException) when (!deadline.IsCancellationRequested)
            {
                // Still counted: ask again.
            }
        }
    }
}
