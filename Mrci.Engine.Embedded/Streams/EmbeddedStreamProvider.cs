using System.Collections.Concurrent;
using Mrci.Engine.Embedded.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Streams;

// Streams in memory. Only those with subscribers exist; an event published to any other is gone at once.
internal sealed class EmbeddedStreamProvider(string name, EmbeddedEngine engine) : IStreamProvider
{
    private readonly ConcurrentDictionary<(StreamId Id, Type Item), object> _channels = new();
    private long _lastSequence;

    public string Name => name;

    public bool IsRewindable => false;

    public EmbeddedEngine Engine => engine;

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new EmbeddedStream<T>(this, streamId);

    // One counter for all streams, so that numbers grow even when a stream comes and goes.
    public long NextSequence() => Interlocked.Increment(ref _lastSequence);

    public StreamChannel<T>? Find<T>(StreamId streamId) => _channels.GetValueOrDefault((streamId, typeof(T))) as StreamChannel<T>;

    public void Add<T>(StreamSubscription<T> subscription)
    {
        while (true)
        {
            var channel = (StreamChannel<T>)_channels.GetOrAdd(
                (subscription.StreamId, typeof(T)), static (_, provider) => new StreamChannel<T>(provider), this);
            if (channel.TryAdd(subscription))
                return;
        }
    }

    public void Remove<T>(StreamSubscription<T> subscription)
    {
        if (Find<T>(subscription.StreamId) is { } channel && channel.Remove(subscription))
            _channels.TryRemove(KeyValuePair.Create((subscription.StreamId, typeof(T)), (object)channel));
    }
}
