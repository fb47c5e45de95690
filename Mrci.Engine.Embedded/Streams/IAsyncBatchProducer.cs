namespace Orleans.Streams;

/// <summary>Takes events, also several at once.</summary>
/// <typeparam name="T">Type of the events.</typeparam>
public interface IAsyncBatchProducer<T> : IAsyncObserver<T>
{
    /// <summary>Takes several events in order.</summary>
    /// <param name="batch">The events.</param>
    /// <param name="token">Must be <see langword="null"/>; streams number their events themselves.</param>
    /// <returns>A task that ends when the events are enqueued.</returns>
    Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null);
}
