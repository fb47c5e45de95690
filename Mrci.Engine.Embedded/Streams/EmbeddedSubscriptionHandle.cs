using Mrci.Engine.Embedded.Scheduling;
using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Streams;

internal sealed class EmbeddedSubscriptionHandle<T>(StreamSubscription<T> subscription) : StreamSubscriptionHandle<T>
{
    private bool _isUsed;

    public override StreamId StreamId => subscription.StreamId;

    public override string ProviderName => subscription.Provider.Name;

    public override Guid HandleId => subscription.Id;

    public override Task UnsubscribeAsync()
    {
        Use();
        subscription.End();
        subscription.Provider.Remove(subscription);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        EmbeddedStream<T>.RefuseToken(token);
        var activation = ActivationScheduler.Current?.Activation;
        if (activation?.GrainId != subscription.Owner)
            throw new InvalidOperationException("A subscription is resumed by whoever made it.");
        Use();
        subscription.Bind(new StreamBinding<T>(activation, observer));
        return Task.FromResult<StreamSubscriptionHandle<T>>(new EmbeddedSubscriptionHandle<T>(subscription));
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) => other is not null && other.HandleId == HandleId;

    private void Use()
    {
        if (_isUsed || subscription.IsEnded)
            throw new InvalidOperationException("Handle is no longer valid. It has been used to unsubscribe or resume.");
        _isUsed = true;
    }
}
