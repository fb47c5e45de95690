using System.Net;
using Mrci.Silo.Tests.Hosts;
using Mrci.Testing.PostgreSql;

namespace Mrci.Silo.Tests;

/// <summary>What the probes say while the host starts, runs, has no database, and stops; on sockets, as an orchestrator asks.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Database_that_hangs_makes_a_running_host_unready_and_not_dead()
    {
        await using var postgres = new PostgresFixture();
        var server = await postgres.ServerAsync();
        await using var host = await StartAsync(await server.CreateDatabaseAsync(TestContext.Current.CancellationToken));
        await host.Probes.UntilAsync("ready", HttpStatusCode.OK);

        server.Freeze();
        var answer = await host.Probes.UntilAsync("ready", HttpStatusCode.ServiceUnavailable);
        answer.ShouldContain("front: accepting");
        answer.ShouldNotContain("store: answers");
        (await host.Probes.AskAsync("live")).ShouldBe(HttpStatusCode.OK, "a restart would not bring the database back");
        (await host.Probes.AskAsync("startup")).ShouldBe(HttpStatusCode.OK);

        server.Thaw();
        await host.Probes.UntilAsync("ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task Database_that_is_gone_makes_a_running_host_unready_and_not_dead()
    {
        await using var postgres = new PostgresFixture();
        var server = await postgres.ServerAsync();
        await using var host = await StartAsync(await server.CreateDatabaseAsync(TestContext.Current.CancellationToken));

        await server.DisposeAsync();

        (await host.Probes.UntilAsync("ready", HttpStatusCode.ServiceUnavailable)).ShouldContain("store: does not answer");
        (await host.Probes.AskAsync("live")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Start_that_waits_for_the_database_answers_no_probe()
    {
        await using var postgres = new PostgresFixture();
        var server = await postgres.ServerAsync();
        var database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        server.Freeze();
        await using var host = Launch(database);
        await server.ConnectionWaitsAsync();

        (await host.Probes.AskAsync("startup")).ShouldBeNull("nobody listens before the start has ended");

        server.Thaw();
        await host.Process.ReadyAsync();
        foreach (var probe in new[] { "startup", "live", "ready" })
            await host.Probes.UntilAsync(probe, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Host_that_drains_is_unready_and_not_dead()
    {
        // P-1.20
        await using var postgres = new PostgresFixture();
        var server = await postgres.ServerAsync();
        var database = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var host = await StartAsync(database);
        await using var root = await host.Process.ConnectAsync();
        await root.LoginRootFirstAsync();
        await using var states = await LockedTable.TakeAsync(database, "OrleansStorage");
        await root.StartAsync("add_ch", "-ch_name plaza");
        await states.WaitedForAsync();

        var exit = host.Process.StopAsync();

        (await host.Probes.UntilAsync("ready", HttpStatusCode.ServiceUnavailable)).ShouldContain("front: draining");
        (await host.Probes.AskAsync("live")).ShouldBe(HttpStatusCode.OK, "killing it would cut sessions that are being ended");
        await states.DisposeAsync();
        (await exit).ShouldBe(0);
        (await host.Probes.AskAsync("live")).ShouldBeNull();
    }

    private static async Task<Host> StartAsync(string database)
    {
        var host = Launch(database);
        await host.Process.ReadyAsync();
        return host;
    }

    private static Host Launch(string database)
    {
        var data = new DataDirectory();
        var probes = new Probes();
        string[] arguments =
        [
            "--listen", "127.0.0.1:0", "--http", probes.Address,
            "--Mrci:Storage:Provider", "PostgreSQL", "--Mrci:Storage:ConnectionString", database,
            "--Mrci:Front:DrainTimeout", "00:00:50",
        ];
        return new Host(data, HostProcess.Launch(data.Path, arguments, HostFixture.FirstRootPassword), probes);
    }

    private sealed record Host(DataDirectory Data, HostProcess Process, Probes Probes) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Process.DisposeAsync();
            Data.Dispose();
        }
    }
}
