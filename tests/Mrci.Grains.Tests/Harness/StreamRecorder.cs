using Orleans.Streams;

namespace Mrci.Grains.Tests.Harness;

/// <summary>Keeps what comes on a stream, in order.</summary>
internal sealed class StreamRecorder<T> : IAsyncObserver<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _items = [];

    public IReadOnlyList<T> Items
    {
        get
        {
            lock (_gate)
                return [.. _items];
        }
    }

    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        lock (_gate)
            _items.Add(item);
        return Task.CompletedTask;
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public async Task<IReadOnlyList<T>> HavingAsync(int count)
    {
        await Wait.UntilAsync(() => Items.Count >= count, $"{count} events of type {typeof(T).Name} on the stream");
        return Items;
    }
}
