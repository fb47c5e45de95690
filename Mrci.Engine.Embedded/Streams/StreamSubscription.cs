using Mrci.Engine.Embedded.Activations;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Streams;

// Events of one subscriber, delivered one at a time, in order.
internal sealed class StreamSubscription<T>(EmbeddedStreamProvider provider, StreamId streamId, GrainId? owner) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly Queue<(T Item, StreamSequenceToken Token)> _events = new();
    private bool _isPumping;
    private bool _isEnded;
    private volatile StreamBinding<T>? _binding;

    public Guid Id { get; } = Guid.NewGuid();

    public EmbeddedStreamProvider Provider => provider;

    public StreamId StreamId => streamId;

    // The grain that subscribed, or null for the client.
    public GrainId? Owner => owner;

    public bool IsEnded
    {
        get
        {
            lock (_gate)
                return _isEnded;
        }
    }

    public void Bind(StreamBinding<T> binding) => _binding = binding;

    public void Enqueue(T item, StreamSequenceToken token)
    {
        lock (_gate)
        {
            if (_isEnded)
                return;
            _events.Enqueue((item, token));
            if (_isPumping)
                return;
            _isPumping = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            _events.Clear();
        }
    }

    public void Execute() => _ = PumpAsync();

    // Runs as a turn of the grain.
    public async Task DeliverAsync(Activation activation, T item, StreamSequenceToken token)
    {
        if (IsEnded)
            return;
        if (_binding is not { } binding || !ReferenceEquals(binding.Activation, activation))
        {
            EngineLog.SubscriptionNotResumed(provider.Engine.Logger, activation.GrainId, streamId);
            return;
        }

        await DeliverAsync(binding.Observer, item, token);
    }

    private static async Task DeliverAsync(IAsyncObserver<T> observer, T item, StreamSequenceToken token)
    {
        try
        {
            await observer.OnNextAsync(item, token);
        }
        catch (Exception exception)
        {
            await observer.OnErrorAsync(exception);
            throw;
        }
    }

    private async Task PumpAsync()
    {
        while (TryTake(out var item, out var token))
        {
            try
            {
                if (owner is { } grain)
                {
                    var delivery = new StreamDelivery<T>(this, item, token);
                    provider.Engine.Post(grain, null, delivery);
                    await delivery.Answer;
                }
                else
                {
                    await DeliverAsync(_binding!.Observer, item, token);
                }
            }
            catch (Exception exception)
            {
                EngineLog.SubscriberFailed(provider.Engine.Logger, exception, streamId);
            }
        }
    }

    private bool TryTake(out T item, out StreamSequenceToken token)
    {
        lock (_gate)
        {
            if (_events.TryDequeue(out var next))
            {
                (item, token) = next;
                return true;
            }

            _isPumping = false;
            (item, token) = (default!, null!);
            return false;
        }
    }
}
