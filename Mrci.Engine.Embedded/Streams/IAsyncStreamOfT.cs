namespace Orleans.Streams;

/// <summary>A stream: publish by <see cref="IAsyncObserver{T}.OnNextAsync"/>, subscribe by <see cref="IAsyncObservable{T}"/>.</summary>
/// <typeparam name="T">Type of the events.</typeparam>
public interface IAsyncStream<T> :
    IAsyncStream, IEquatable<IAsyncStream<T>>, IComparable<IAsyncStream<T>>, IAsyncObservable<T>, IAsyncBatchProducer<T>
{
    /// <summary>The subscriptions to this stream that the calling grain made; outside grains, those of the client.</summary>
    /// <returns>The subscriptions.</returns>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}
