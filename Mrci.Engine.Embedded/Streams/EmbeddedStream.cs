using Mrci.Engine.Embedded.Scheduling;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Streams;

internal sealed class EmbeddedStream<T>(EmbeddedStreamProvider provider, StreamId streamId) : IAsyncStream<T>
{
    public bool IsRewindable => false;

    public string ProviderName => provider.Name;

    public StreamId StreamId => streamId;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        RefuseToken(token);
        provider.Find<T>(streamId)?.Publish(item);
        return Task.CompletedTask;
    }

    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        RefuseToken(token);
        foreach (var item in batch)
            provider.Find<T>(streamId)?.Publish(item);
        return Task.CompletedTask;
    }

    // As with Orleans' persistent streams, a stream has no end.
    public Task OnCompletedAsync() => throw new NotSupportedException("A stream is not completed by its publishers.");

    public Task OnErrorAsync(Exception ex) => throw new NotSupportedException("A stream carries no errors of its publishers.");

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) => SubscribeAsync(observer, null);

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token, string? filterData = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        RefuseToken(token);
        var activation = ActivationScheduler.Current?.Activation;
        var subscription = new StreamSubscription<T>(provider, streamId, activation?.GrainId);
        subscription.Bind(new StreamBinding<T>(activation, observer));
        provider.Add(subscription);
        return Task.FromResult<StreamSubscriptionHandle<T>>(new EmbeddedSubscriptionHandle<T>(subscription));
    }

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        var caller = ActivationScheduler.Current?.Activation.GrainId;
        List<StreamSubscriptionHandle<T>> handles = [];
        foreach (var subscription in provider.Find<T>(streamId)?.Subscriptions ?? [])
        {
            if (subscription.Owner == caller)
                handles.Add(new EmbeddedSubscriptionHandle<T>(subscription));
        }

        return Task.FromResult<IList<StreamSubscriptionHandle<T>>>(handles);
    }

    public int CompareTo(IAsyncStream<T>? other) => other is null ? 1 : streamId.CompareTo(other.StreamId);

    public bool Equals(IAsyncStream<T>? other)
        => other is not null && streamId.Equals(other.StreamId) && provider.Name.Equals(other.ProviderName, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as IAsyncStream<T>);

    public override int GetHashCode() => streamId.GetHashCode();

    public override string ToString() => $"{provider.Name}/{streamId}";

    internal static void RefuseToken(StreamSequenceToken? token)
    {
        if (token is not null)
            throw new ArgumentException("The stream is not rewindable: the token must be null.", nameof(token));
    }
}
