namespace Orleans.Streams;

/// <summary>Takes events.</summary>
/// <typeparam name="T">Type of the events.</typeparam>
public interface IAsyncObserver<in T>
{
    /// <summary>Takes one event. The next one comes when the task has ended.</summary>
    /// <param name="item">The event.</param>
    /// <param name="token">Its place in the stream.</param>
    /// <returns>A task that ends when the event is handled; of a stream, when it is enqueued.</returns>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>No more events.</summary>
    /// <returns>A task that ends when this is handled.</returns>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>An event could not be delivered.</summary>
    /// <param name="ex">Why.</param>
    /// <returns>A task that ends when this is handled.</returns>
    Task OnErrorAsync(Exception ex);
}
