namespace Orleans.Streams;

/// <summary>Something to subscribe to.</summary>
/// <typeparam name="T">Type of the events.</typeparam>
public interface IAsyncObservable<T>
{
    /// <summary>Subscribes. Events published after the returned task has ended are delivered.</summary>
    /// <param name="observer">Takes the events.</param>
    /// <returns>The subscription.</returns>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);

    /// <inheritdoc cref="SubscribeAsync(IAsyncObserver{T})"/>
    /// <param name="observer">Takes the events.</param>
    /// <param name="token">Where to start; must be <see langword="null"/>, streams are not rewindable.</param>
    /// <param name="filterData">Not used.</param>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null);
}
