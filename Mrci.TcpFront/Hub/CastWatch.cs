using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Hub;

/// <summary>One timer for all routes of casts, and what they share.</summary>
internal sealed class CastWatch : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<CastRoute, bool> _routes = new();
    private readonly IClusterView _cluster;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private long _version;
    private int _isLooking;

    public CastWatch(ICastOwners owners, IClusterView cluster, FrontMetrics metrics, TimeProvider time, ILogger<CastWatch> logger)
    {
        Owners = owners;
        Metrics = metrics;
        Time = time;
        _cluster = cluster;
        _logger = logger;
        _version = cluster.Version;
        _timer = time.CreateTimer(static watch => ((CastWatch)watch!).Look(), this, Pace, Pace);
    }

    public ICastOwners Owners { get; }

    public FrontMetrics Metrics { get; }

    public TimeProvider Time { get; }

    /// <summary>Number of routes that are looked after.</summary>
    public int Count => _routes.Count;

    public void Add(CastRoute route) => _routes.TryAdd(route, true);

    public void Remove(CastRoute route) => _routes.TryRemove(route, out _);

    public void AskingFailed(SubChannelRef subChannel, Exception exception) => FrontLog.AskingFailed(_logger, exception, subChannel);

    public void Missed(SubChannelRef subChannel, long casts)
    {
        Metrics.CastsMissed(casts);
        FrontLog.CastsMissed(_logger, subChannel, casts);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (Interlocked.Exchange(ref _isLooking, 1) != 0)
            return;
        var version = _cluster.Version;
        var isChanged = version != _version;
        _version = version;
        foreach (var (route, _) in _routes)
            route.Look(isChanged);
        Volatile.Write(ref _isLooking, 0);
    }
}
