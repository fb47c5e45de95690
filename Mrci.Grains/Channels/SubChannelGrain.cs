using Microsoft.Extensions.Logging;
using Mrci.Grains.Cluster;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Channels;

/// <summary>
/// Owner of one sub-channel's traffic (D-604). Its table of sessions lives as long as the activation; its casts outlive it as long as one of two
/// processes does.
/// </summary>
/// <param name="cluster">Says whether there is a second process.</param>
/// <param name="time">Ages what is kept, and runs the delays between tries.</param>
/// <param name="logger">Told of casts that could not be kept or published.</param>
[Reentrant]
public sealed class SubChannelGrain(IClusterView cluster, TimeProvider time, ILogger<SubChannelGrain> logger) : Grain, ISubChannelGrain
{
    private readonly Dictionary<string, Subscriber> _subscribers = new(StringComparer.Ordinal);

    // Shut out, and not heard of since: their peers are still to be told that they have closed it (P-8.13).
    private readonly HashSet<string> _leaving = new(StringComparer.Ordinal);
    private readonly CastLog _log = new(time);
    private CastMirrors _mirrors = null!;
    private CastPipeline _pipeline = null!;
    private SubChannelRef _self;
    private long _revokedBelow;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        _self = new SubChannelRef(ulong.Parse(key.AsSpan(0, slash)), byte.Parse(key.AsSpan(slash + 1)));
        var stream = this.GetStreamProvider(StreamNames.Provider).GetStream<CastEvent>(StreamNames.Of(_self));
        _mirrors = new CastMirrors(_self, GrainFactory, cluster, time, logger);
        _pipeline = new CastPipeline(_self, _log, _mirrors, stream, Check, DeactivateOnIdle, time, logger);
        return _mirrors.TakeOverAsync(_log);
    }

    /// <inheritdoc />
    public Task<bool> OpenAsync(string sessionId, OpenDecision decision)
    {
        if (decision.Status != OpenStatus.Allowed || decision.SubChannel != _self || decision.Version < _revokedBelow)
            return Task.FromResult(false);
        _leaving.Remove(sessionId);
        _subscribers[sessionId] = new Subscriber(decision.UserId, decision.CanWrite);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return Task.FromResult(true);
    }

    /// <inheritdoc />
    public Task CloseAsync(string sessionId)
    {
        _subscribers.Remove(sessionId);
        _leaving.Remove(sessionId);
        RestWhenEmpty();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<CastStatus> CastAsync(CastRequest request) => _pipeline.SendAsync(request);

    /// <inheritdoc />
    public Task<CastReplay> ReadAsync(long epoch, long after)
    {
        if (!_mirrors.IsVerified)
            _pipeline.Verify();
        var casts = epoch == 0 ? [] : _log.After(epoch == _log.Epoch ? after : 0);
        return Task.FromResult(new CastReplay(_log.Epoch, _log.Last, casts));
    }

    /// <inheritdoc />
    public Task RevokeAsync(long version, string[]? userIds)
    {
        _revokedBelow = Math.Max(_revokedBelow, version);
        foreach (var (sessionId, subscriber) in _subscribers)
        {
            if (userIds is not null && !userIds.Contains(subscriber.UserId, StringComparer.Ordinal))
                continue;
            _subscribers.Remove(sessionId);
            _leaving.Add(sessionId);
        }

        RestWhenEmpty();
        return _pipeline.SettleAsync();
    }

    private CastStatus Check(CastRequest request)
    {
        if (!_subscribers.TryGetValue(request.Source, out var source))
            return IsFarewell(request) ? CastStatus.Accepted : CastStatus.NotOpen;
        return request.Kind == CastKind.Cast && !source.CanWrite ? CastStatus.ReadOnly : CastStatus.Accepted;
    }

    // No command can send this type (P-5.20), so the session is only saying what it has open now.
    private bool IsFarewell(CastRequest request) =>
        request is { Kind: CastKind.Limited, Type: (byte)FrameType.PeerStat } && _leaving.Contains(request.Source);

    private void RestWhenEmpty()
    {
        if (_subscribers.Count == 0)
            DelayDeactivation(TimeSpan.Zero);
    }

    private sealed record Subscriber(string? UserId, bool CanWrite);
}
