using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>A subscription.</summary>
/// <typeparam name="T">Type of the events.</typeparam>
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>?>
{
    /// <summary>Name of the stream.</summary>
    public abstract StreamId StreamId { get; }

    /// <summary>Name of the provider.</summary>
    public abstract string ProviderName { get; }

    /// <summary>Number of the subscription.</summary>
    public abstract Guid HandleId { get; }

    /// <summary>Ends the subscription. No event is delivered that was not already being delivered.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public abstract Task UnsubscribeAsync();

    /// <summary>Takes the events of this subscription by another observer. A grain does this when it is activated again.</summary>
    /// <param name="observer">Takes the events.</param>
    /// <param name="token">Where to start; must be <see langword="null"/>, streams are not rewindable.</param>
    /// <returns>The subscription.</returns>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null);

    /// <inheritdoc/>
    public abstract bool Equals(StreamSubscriptionHandle<T>? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HandleId.GetHashCode();
}
