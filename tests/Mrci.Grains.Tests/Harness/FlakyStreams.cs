using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Grains.Tests.Harness;

/// <summary>Streams that refuse events for a while.</summary>
internal sealed class FlakyStreams(IStreamProvider inner) : IStreamProvider
{
    private int _refusals;

    public string Name => inner.Name;

    public bool IsRewindable => inner.IsRewindable;

    /// <summary>Refuses the next publications.</summary>
    public void Refuse(int publications) => Volatile.Write(ref _refusals, publications);

    public IAsyncStream<T> GetStream<T>(StreamId streamId) => new FlakyStream<T>(this, inner.GetStream<T>(streamId));

    private void ThrowIfRefused()
    {
        if (Interlocked.Decrement(ref _refusals) >= 0)
            throw new IOException("The stream takes nothing.");
    }

    private sealed class FlakyStream<T>(FlakyStreams owner, IAsyncStream<T> inner) : IAsyncStream<T>
    {
        public bool IsRewindable => inner.IsRewindable;

        public string ProviderName => inner.ProviderName;

        public StreamId StreamId => inner.StreamId;

        public Task OnNextAsync(T item, StreamSequenceToken? token = null)
        {
            owner.ThrowIfRefused();
            return inner.OnNextAsync(item, token);
        }

        public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null) => inner.OnNextBatchAsync(batch, token);

        public Task OnCompletedAsync() => inner.OnCompletedAsync();

        public Task OnErrorAsync(Exception ex) => inner.OnErrorAsync(ex);

        public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => inner.SubscribeAsync(observer);

        public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null) =>
            inner.SubscribeAsync(observer, token, filterData);

        public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => inner.GetAllSubscriptionHandles();

        public int CompareTo(IAsyncStream<T>? other) => inner.CompareTo(other);

        public bool Equals(IAsyncStream<T>? other) => inner.Equals(other);

        public override bool Equals(object? obj) => obj is IAsyncStream<T> other && Equals(other);

        public override int GetHashCode() => inner.GetHashCode();
    }
}
