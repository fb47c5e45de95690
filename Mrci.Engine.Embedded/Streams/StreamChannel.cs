using System.Collections.Immutable;
using Orleans.Providers.Streams.Common;

namespace Mrci.Engine.Embedded.Streams;

// The subscribers of one stream. Publishing enqueues to all of them under one lock, so all see one order.
internal sealed class StreamChannel<T>(EmbeddedStreamProvider provider)
{
    private readonly Lock _gate = new();
    private ImmutableArray<StreamSubscription<T>> _subscriptions = [];
    private bool _isDead;

    public ImmutableArray<StreamSubscription<T>> Subscriptions
    {
        get
        {
            lock (_gate)
                return _subscriptions;
        }
    }

    // False when the channel has lost its last subscriber and is being removed.
    public bool TryAdd(StreamSubscription<T> subscription)
    {
        lock (_gate)
        {
            if (_isDead)
                return false;
            _subscriptions = _subscriptions.Add(subscription);
            return true;
        }
    }

    // True when the channel is to be removed.
    public bool Remove(StreamSubscription<T> subscription)
    {
        lock (_gate)
        {
            _subscriptions = _subscriptions.Remove(subscription);
            _isDead = _subscriptions.IsEmpty;
            return _isDead;
        }
    }

    public void Publish(T item)
    {
        lock (_gate)
        {
            var token = new EventSequenceTokenV2(provider.NextSequence());
            foreach (var subscription in _subscriptions)
                subscription.Enqueue(item, token);
        }
    }
}
