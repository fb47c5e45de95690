using Mrci.Engine.Embedded.Streams;

namespace Orleans.Streams;

/// <summary>Subscribing by delegates.</summary>
public static class AsyncObservableExtensions
{
    private static readonly Func<Exception, Task> IgnoreError = _ => Task.CompletedTask;
    private static readonly Func<Task> IgnoreCompletion = () => Task.CompletedTask;

    /// <summary>Subscribes.</summary>
    /// <typeparam name="T">Type of the events.</typeparam>
    /// <param name="obs">The stream.</param>
    /// <param name="onNextAsync">Takes an event.</param>
    /// <param name="onErrorAsync">Takes an exception.</param>
    /// <param name="onCompletedAsync">Takes the end.</param>
    /// <returns>The subscription.</returns>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync, Func<Task> onCompletedAsync)
        => obs.SubscribeAsync(new DelegateObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync));

    /// <inheritdoc cref="SubscribeAsync{T}(IAsyncObservable{T}, Func{T, StreamSequenceToken, Task}, Func{Exception, Task}, Func{Task})"/>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Exception, Task> onErrorAsync)
        => obs.SubscribeAsync(onNextAsync, onErrorAsync, IgnoreCompletion);

    /// <inheritdoc cref="SubscribeAsync{T}(IAsyncObservable{T}, Func{T, StreamSequenceToken, Task}, Func{Exception, Task}, Func{Task})"/>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync, Func<Task> onCompletedAsync)
        => obs.SubscribeAsync(onNextAsync, IgnoreError, onCompletedAsync);

    /// <inheritdoc cref="SubscribeAsync{T}(IAsyncObservable{T}, Func{T, StreamSequenceToken, Task}, Func{Exception, Task}, Func{Task})"/>
    public static Task<StreamSubscriptionHandle<T>> SubscribeAsync<T>(
        this IAsyncObservable<T> obs, Func<T, StreamSequenceToken?, Task> onNextAsync)
        => obs.SubscribeAsync(onNextAsync, IgnoreError, IgnoreCompletion);
}
