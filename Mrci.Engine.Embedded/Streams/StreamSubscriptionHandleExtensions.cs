using Mrci.Engine.Embedded.Streams;

namespace Orleans.Streams;

/// <summary>Resuming by delegates.</summary>
public static class StreamSubscriptionHandleExtensions
{
    private static readonly Func<Exception, Task> IgnoreError = _ => Task.CompletedTask;
    private static readonly Func<Task> IgnoreCompletion = () => Task.CompletedTask;

    /// <summary>Takes the events of a subscription by other delegates.</summary>
    /// <typeparam name="T">Type of the events.</typeparam>
    /// <param name="handle">The subscription.</param>
    /// <param name="onNextAsync">Takes an event.</param>
    /// <param name="onErrorAsync">Takes an exception.</param>
    /// <param name="onCompletedAsync">Takes the end.</param>
    /// <param name="token">Where to start; must be <see langword="null"/>, streams are not rewindable.</param>
    /// <returns>The subscription.</returns>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        Func<Task> onCompletedAsync,
        StreamSequenceToken? token = null)
        => handle.ResumeAsync(new DelegateObserver<T>(onNextAsync, onErrorAsync, onCompletedAsync), token);

    /// <inheritdoc cref="ResumeAsync{T}(StreamSubscriptionHandle{T}, Func{T, StreamSequenceToken, Task}, Func{Exception, Task}, Func{Task}, StreamSequenceToken)"/>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle,
        Func<T, StreamSequenceToken?, Task> onNextAsync,
        Func<Exception, Task> onErrorAsync,
        StreamSequenceToken? token = null)
        => handle.ResumeAsync(onNextAsync, onErrorAsync, IgnoreCompletion, token);

    /// <inheritdoc cref="ResumeAsync{T}(StreamSubscriptionHandle{T}, Func{T, StreamSequenceToken, Task}, Func{Exception, Task}, Func{Task}, StreamSequenceToken)"/>
    public static Task<StreamSubscriptionHandle<T>> ResumeAsync<T>(
        this StreamSubscriptionHandle<T> handle, Func<T, StreamSequenceToken?, Task> onNextAsync, StreamSequenceToken? token = null)
        => handle.ResumeAsync(onNextAsync, IgnoreError, IgnoreCompletion, token);
}
