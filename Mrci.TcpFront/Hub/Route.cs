using Orleans.Runtime;

namespace Mrci.TcpFront.Hub;

/// <summary>One stream and the local sessions that need it. Who joins and leaves is guarded by the hub; deliveries take no lock.</summary>
/// <typeparam name="T">Kind of item.</typeparam>
internal abstract class Route<T> : IRoute
{
    private readonly Lazy<Task<IAsyncDisposable>> _subscription;
    private volatile HubMember[] _members = [];

    protected Route(StreamId stream, IStreamSource source)
    {
        Stream = stream;
        _subscription = new(() => StartAsync(source));
    }

    public StreamId Stream { get; }

    public virtual bool IsEmpty => _members.Length == 0;

    protected HubMember[] Members => _members;

    public virtual void Join(HubMember member) => _members = [.. _members, member];

    public virtual void Leave(HubMember member) => _members = [.. _members.Where(other => other != member)];

    public Task SubscribeAsync() => _subscription.Value;

    public async Task UnsubscribeAsync()
    {
        if (!_subscription.IsValueCreated)
            return;

        // A subscription that failed has been reported to those who waited for it; there is nothing to end.
        await ((Task)_subscription.Value).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_subscription.Value.IsCompletedSuccessfully)
            return;
        End();
        await (await _subscription.Value).DisposeAsync();
    }

    protected abstract void OnNext(T item);

    /// <summary>The stream has let items out for this front, which was too slow.</summary>
    protected virtual void OnSkipped()
    {
    }

    /// <summary>What follows the subscription before anybody may rely on it.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Takes back what <see cref="BeginAsync"/> did.</summary>
    protected virtual void End()
    {
    }

    private async Task<IAsyncDisposable> StartAsync(IStreamSource source)
    {
        var subscription = await source.SubscribeAsync<T>(Stream, OnNext, OnSkipped);
        try
        {
            await BeginAsync();
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }
}
