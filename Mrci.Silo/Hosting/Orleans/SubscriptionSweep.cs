using Mrci.Engine.Orleans.Streams;
using Mrci.Grains.Cluster;
using Mrci.Grains.Registry;
using Mrci.Grains.Streams;
using Mrci.Storage.Subscriptions;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Silo.Hosting.Engine;

/// <summary>
/// Takes the subscriptions of front ends that died out of the store. Orleans takes one out when its stream carries something and the subscriber is gone; a
/// stream that nobody publishes to any more, above all that of the front end itself, would keep it for ever.
/// </summary>
internal sealed partial class SubscriptionSweep(
    StoredSubscriptions stored,
    [FromKeyedServices(StreamNames.Provider)] StreamProbe probe,
    IGrainFactory grains,
    IClusterView cluster,
    TimeProvider time,
    ILogger<SubscriptionSweep> logger) : BackgroundService
{
    // A front end is gone when it has been silent for 60 s (D-613); looking more often finds nothing sooner.
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    // Some hundred a second are far below what the queues take.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private const int MostAtOnce = 20;

    private static readonly string Own = $"{StreamNames.Provider}/";
    private static readonly string Fronts = $"{StreamNames.Of(StreamKey.Front(""))}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TrySweepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next silo goes on.
        }
    }

    private async Task TrySweepAsync(CancellationToken cancellation)
    {
        try
        {
            // One of the silos is enough.
            if (cluster.Peers.All(peer => string.CompareOrdinal(cluster.Site, peer) < 0))
                await SweepAsync(cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
        }
    }

    private async Task SweepAsync(CancellationToken cancellation)
    {
        string[] streams =
        [
            .. (await stored.ListAsync(cancellation))
                .Where(static key => key.StartsWith(Own, StringComparison.Ordinal)).Select(static key => key[Own.Length..]),
        ];
        string[] fronts =
            [.. streams.Where(static key => key.StartsWith(Fronts, StringComparison.Ordinal)).Select(static key => key[Fronts.Length..])];
        if (fronts.Length == 0)
            return;
        var gone = await FindUnsweptAsync(await grains.GetGrain<ISessionRegistryGrain>(0).FindGoneFrontsAsync(fronts));
        if (gone == 0)
            return;
        foreach (var some in streams.Chunk(MostAtOnce))
        {
            await Task.WhenAll(some.Select(key => probe.SendAsync(Parse(key))));
            await Task.Delay(Pause, time, cancellation);
        }

        LogSwept(gone, streams.Length);
    }

    // A stream keeps its row for as long as it has a publisher, also without a subscriber. Orleans waits a minute for a client to come back, so one
    // round may not be enough.
    private async Task<int> FindUnsweptAsync(string[] fronts)
    {
        var count = 0;
        foreach (var front in fronts)
        {
            if (await probe.HasSubscribersAsync(StreamNames.Of(StreamKey.Front(front))))
                count++;
        }

        return count;
    }

    private static StreamId Parse(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return StreamId.Create(key[..slash], key[(slash + 1)..]);
    }

    [LoggerMessage(1, LogLevel.Information, "{Fronts} front ends are gone; the subscribers of {Streams} streams were looked at.")]
    private partial void LogSwept(int fronts, int streams);

    [LoggerMessage(2, LogLevel.Warning, "Subscriptions of front ends that are gone could not be looked for; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
