using Microsoft.Extensions.Logging;
using Mrci.Grains.Cluster;
using Mrci.Grains.Failures;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>
/// The mirrors of a sub-channel, as its owner sees them: one, on another site, has all that the owner has acknowledged. Where there is one site
/// only there is none, and no cost.
/// </summary>
internal sealed class CastMirrors(SubChannelRef subChannel, IGrainFactory grains, IClusterView cluster, TimeProvider time, ILogger logger)
{
    // Ten seconds in all: a dead site is known as such within one.
    private static readonly TimeSpan[] Delays =
    [
        .. Enumerable.Repeat(TimeSpan.FromMilliseconds(20), 5),
        .. Enumerable.Repeat(TimeSpan.FromMilliseconds(100), 9),
        .. Enumerable.Repeat(TimeSpan.FromMilliseconds(500), 18),
    ];

    private long _generation;
    private long _version;

    // Where everything is; null for nowhere.
    private string? _site;

    /// <summary>Whether the mirror was there since the cluster has last changed.</summary>
    public bool IsVerified => _version == cluster.Version;

    /// <summary>Takes over from the owner before, wherever its mirror was, and shuts it out; without one a new count begins.</summary>
    public async Task TakeOverAsync(CastLog log)
    {
        _generation = time.GetUtcNow().UtcTicks;
        MirrorContent? best = null;
        foreach (var (site, content) in cluster.HadPeers ? await AskAllAsync() : [])
        {
            _generation = Math.Max(_generation, content.Generation);
            if (content.Epoch == 0 || (best is not null && (content.Epoch, content.Last).CompareTo((best.Epoch, best.Last)) <= 0))
                continue;
            best = content;
            _site = site;
        }

        if (best is null)
            log.Start(time.GetUtcNow().UtcTicks);
        else
            log.Load(best.Epoch, best.Last, best.Casts, best.Sources);
    }

    /// <summary>Ends when the casts are in a second process, if there is one. They follow what the log has.</summary>
    /// <exception cref="OwnerReplacedException">Another owner has taken over.</exception>
    public ValueTask StoreAsync(CastLog log, List<CastEvent> casts)
    {
        if (cluster.Peers.Count > 0)
            return new ValueTask(StoreRemotelyAsync(log, [.. casts]));
        Forget(cluster.Version);
        return ValueTask.CompletedTask;
    }

    private void Forget(long version)
    {
        _site = null;
        _version = version;
    }

    private async Task StoreRemotelyAsync(CastLog log, CastEvent[] casts)
    {
        for (var attempt = 0; ; attempt++)
        {
            var version = cluster.Version;
            var peers = cluster.Peers;
            if (peers.Count == 0)
            {
                Forget(version);
                return;
            }

            var isWhole = _site is null || !peers.Contains(_site, StringComparer.Ordinal);
            var site = isWhole ? peers[Random.Shared.Next(peers.Count)] : _site!;
            _site = null;
            try
            {
                switch (await Mirror(site).StoreAsync(isWhole ? Whole(log, casts) : new(_generation, log.Epoch, log.Last, casts, Sources: null)))
                {
                    case MirrorStatus.Stored:
                        _site = site;
                        _version = version;
                        return;
                    case MirrorStatus.Refused:
                        throw new OwnerReplacedException($"Sub-channel {subChannel} has another owner.");
                }
            }
            catch (Exception exception) when (attempt < Delays.Length && exception is not OwnerReplacedException && CallFailures.IsTransient(exception))
            {
                CastOwnerLog.MirrorFailed(logger, exception, subChannel, site);
                await Task.Delay(Delays[attempt], time);
            }
        }
    }

    private async Task<(string Site, MirrorContent Content)[]> AskAllAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await Task.WhenAll(cluster.Peers.Prepend(cluster.Site).Select(AskAsync));
            }
            catch (Exception exception) when (attempt < Delays.Length && CallFailures.IsTransient(exception))
            {
                CastOwnerLog.TakeOverFailed(logger, exception, subChannel);
                await Task.Delay(Delays[attempt], time);
            }
        }

        async Task<(string Site, MirrorContent Content)> AskAsync(string site) => (site, await Mirror(site).TakeOverAsync(_generation));
    }

    private MirrorUpdate Whole(CastLog log, CastEvent[] casts)
    {
        CastEvent[] all = [.. log.ToArray(), .. casts];
        return new MirrorUpdate(_generation, log.Epoch, log.Last + casts.Length - all.Length, all, log.Sources());
    }

    private ICastMirrorGrain Mirror(string site) => grains.GetGrain<ICastMirrorGrain>($"{subChannel.Key}{SitePlacement.Separator}{site}");
}
