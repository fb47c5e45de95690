using Mrci.TcpFront.Hub;
using Orleans.Runtime;

namespace Mrci.TcpFront.Tests.Fakes;

/// <summary>Streams that deliver at once, on the thread of the publisher.</summary>
internal sealed class FakeStreams : IStreamSource
{
    private readonly Lock _gate = new();
    private readonly List<(StreamId Stream, Delegate OnNext, Action OnSkipped)> _subscriptions = [];

    /// <summary>Number of subscriptions ever made.</summary>
    public int Made { get; private set; }

    /// <summary>Makes the next subscriptions wait, or fail.</summary>
    public Func<StreamId, Task> OnSubscribe { get; set; } = static _ => Task.CompletedTask;

    public int Count(StreamId stream)
    {
        lock (_gate)
            return _subscriptions.Count(subscription => subscription.Stream == stream);
    }

    public void Publish<T>(StreamId stream, T item)
    {
        Delegate[] targets;
        lock (_gate)
            targets = [.. _subscriptions.Where(subscription => subscription.Stream == stream).Select(subscription => subscription.OnNext)];
        foreach (var target in targets)
            ((Action<T>)target)(item);
    }

    /// <summary>Tells the subscribers that something was let out.</summary>
    public void Skip(StreamId stream)
    {
        Action[] targets;
        lock (_gate)
            targets = [.. _subscriptions.Where(subscription => subscription.Stream == stream).Select(subscription => subscription.OnSkipped)];
        foreach (var target in targets)
            target();
    }

    public async Task<IAsyncDisposable> SubscribeAsync<T>(StreamId stream, Action<T> onNext, Action onSkipped)
    {
        await OnSubscribe(stream);
        lock (_gate)
        {
            Made++;
            _subscriptions.Add((stream, onNext, onSkipped));
        }

        return new Subscription(() =>
        {
            lock (_gate)
                _subscriptions.Remove((stream, onNext, onSkipped));
        });
    }

    private sealed class Subscription(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
