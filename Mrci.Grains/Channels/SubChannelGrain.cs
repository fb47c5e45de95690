using Microsoft.Extensions.Logging;
using Mrci.Grains.Streams;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Grains.Channels;

/// <summary>Owner of one sub-channel's traffic (D-604). Its table and its count of casts live as long as the activation.</summary>
/// <param name="time">Runs the delays between tries to publish.</param>
/// <param name="logger">Told of casts that could not be published.</param>
public sealed partial class SubChannelGrain(TimeProvider time, ILogger<SubChannelGrain> logger) : Grain, ISubChannelGrain
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMilliseconds(20),
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(400),
    ];

    private readonly Dictionary<string, Subscriber> _subscribers = new(StringComparer.Ordinal);
    private IAsyncStream<CastEvent>? _stream;
    private SubChannelRef _self;
    private long _revokedBelow;
    private long _sequence;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        _self = new SubChannelRef(ulong.Parse(key.AsSpan(0, slash)), byte.Parse(key.AsSpan(slash + 1)));
        _stream = this.GetStreamProvider(StreamNames.Provider).GetStream<CastEvent>(StreamNames.Of(_self));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<bool> OpenAsync(string sessionId, OpenDecision decision)
    {
        if (decision.Status != OpenStatus.Allowed || decision.SubChannel != _self || decision.Version < _revokedBelow)
            return Task.FromResult(false);
        _subscribers[sessionId] = new Subscriber(decision.UserId, decision.CanWrite);
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        return Task.FromResult(true);
    }

    /// <inheritdoc />
    public Task CloseAsync(string sessionId)
    {
        _subscribers.Remove(sessionId);
        RestWhenEmpty();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<CastStatus> CastAsync(CastRequest request)
    {
        if (!_subscribers.TryGetValue(request.Source, out var source))
            return CastStatus.NotOpen;
        if (request.Kind == CastKind.Cast && !source.CanWrite)
            return CastStatus.ReadOnly;
        await PublishAsync(new CastEvent(
            _self, _sequence + 1, request.Source, request.SourceSequence, request.Kind, request.Type, request.Payload, request.List));
        _sequence++;
        return CastStatus.Accepted;
    }

    /// <inheritdoc />
    public Task RevokeAsync(long version, string[]? userIds)
    {
        _revokedBelow = Math.Max(_revokedBelow, version);
        foreach (var (sessionId, subscriber) in _subscribers)
        {
            if (userIds is null || userIds.Contains(subscriber.UserId, StringComparer.Ordinal))
                _subscribers.Remove(sessionId);
        }

        RestWhenEmpty();
        return Task.CompletedTask;
    }

    private async Task PublishAsync(CastEvent cast)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await _stream!.OnNextAsync(cast);
                return;
            }
            catch (Exception exception) when (failures < Delays.Length)
            {
                LogRetry(exception, _self);
                await Task.Delay(Delays[failures], time);
            }
            catch
            {
                // Nobody knows whether the stream has this number, so no other cast may carry it: the next owner counts anew.
                DeactivateOnIdle();
                throw;
            }
        }
    }

    private void RestWhenEmpty()
    {
        if (_subscribers.Count == 0)
            DelayDeactivation(TimeSpan.Zero);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A cast on sub-channel {SubChannel} could not be published; it is tried again.")]
    private partial void LogRetry(Exception exception, SubChannelRef subChannel);

    private sealed record Subscriber(string? UserId, bool CanWrite);
}
