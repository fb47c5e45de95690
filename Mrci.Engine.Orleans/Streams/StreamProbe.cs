using Orleans.Runtime;
using Orleans.Streams.Core;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>
/// Sends nothing through a stream: its subscribers get no item, and Orleans, which tries to reach each of them, takes those out that do not exist any more.
/// </summary>
public sealed class StreamProbe
{
    private readonly StreamQueueAdapter _streams;
    private readonly IStreamSubscriptionManager _subscriptions;

    internal StreamProbe(StreamQueueAdapter streams, IStreamSubscriptionManagerAdmin subscriptions)
    {
        _streams = streams;
        _subscriptions = subscriptions.GetStreamSubscriptionManager(StreamSubscriptionManagerType.ExplicitSubscribeOnly);
    }

    /// <summary>Whether a stream has subscribers, dead or alive.</summary>
    /// <param name="stream">The stream.</param>
    public async Task<bool> HasSubscribersAsync(StreamId stream) => (await _subscriptions.GetSubscriptions(_streams.Name, stream)).Any();

    /// <summary>Tries one stream; ends when its queue has taken the probe.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>A task that ends when the probe is on its way.</returns>
    /// <exception cref="StreamQueueFullException">The queue takes no more.</exception>
    public Task SendAsync(StreamId stream) => _streams.EnqueueAsync(new StreamEvents(stream, []));
}
