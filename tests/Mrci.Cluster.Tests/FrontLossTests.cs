using Mrci.Client;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Testing.PostgreSql;
using Npgsql;

namespace Mrci.Cluster.Tests;

/// <summary>A front dies with the connections of its clients (P-10.23).</summary>
public sealed class FrontLossTests(PostgresFixture postgres)
{
    // A lease of 60 s (D-613), the minute that Orleans gives a client to come back, and the sweep after it.
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Killed_front_costs_others_nothing_and_leaves_nothing_behind()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        await cluster.StartSiloAsync();
        var front = await cluster.StartFrontAsync();
        var doomed = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        await root.MakePlazaAsync();
        await using var lost = await doomed.ConnectAsync();
        await lost.LoginAsync("root", TestCluster.RootPassword);
        await lost.OpenPlazaAsync();
        (await CountFrontsAsync(cluster)).ShouldBe(2);
        root.Drain();

        await doomed.KillAsync();

        await ((Task)lost.Completion).Within("the end of the connection to the killed front", Deadline.Recovery);
        (await root.DoAsync("my_info")).Text.ShouldContain("root");

        // P-1.18 step 1, without its client: the session misses its front for the length of a lease.
        var stat = (await root.NotificationsUntilAsync(AsyncCommand.LimitedCast, Aftermath))[^1];
        stat.Type.ShouldBe(FrameType.PeerStat);
        PeerStat.TryRead(stat.Payload.Span, out var gone).ShouldBeTrue();
        (gone.SessionId, gone.Disconnected).ShouldBe((lost.SessionId, true));

        // D-613: it does not count any more.
        await UntilAsync("the session is not counted", async () => (await root.DoAsync("host_info")).Text.Contains("1/100", StringComparison.Ordinal));

        // design.md section 4: a front that dies leaves no subscription behind.
        await UntilAsync("one front is left in the store", async () => await CountFrontsAsync(cluster) == 1);
        await using var late = await front.ConnectAsync();
        await late.LoginAsync("root", TestCluster.RootPassword);
        await late.OpenPlazaAsync();
        await late.CastAsync("hello");
        (await root.CastsUntilAsync("hello")).ShouldBe(["hello"]);
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        await Poll().Within(what, Aftermath);

        async Task Poll()
        {
            while (!await condition())
                await timer.WaitForNextTickAsync();
        }
    }

    // Each front with a session has a stream of its own. Its row may outlive its subscription: as long as somebody counts as publisher.
    private static async Task<long> CountFrontsAsync(TestCluster cluster)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Database);
        await using var query = source.CreateCommand(
            """
            SELECT count(*) FROM OrleansStorage WHERE GrainIdExtensionString LIKE 'streams/front/%'
            AND convert_from(PayloadBinary, 'UTF8') LIKE '%"$type":"Orleans.Streams.PubSubSubscriptionState,%'
            """);
        return (long)(await query.ExecuteScalarAsync())!;
    }
}
