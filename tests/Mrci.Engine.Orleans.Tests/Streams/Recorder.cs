using System.Diagnostics;
using Orleans.Streams;

namespace Mrci.Engine.Tests.Streams;

/// <summary>Keeps what comes on a stream, in order.</summary>
internal sealed class Recorder : IAsyncObserver<int>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<int> _items = [];

    /// <summary>Nothing is taken until this ends.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public int[] Items
    {
        get
        {
            lock (_gate)
                return [.. _items];
        }
    }

    public async Task OnNextAsync(int item, StreamSequenceToken? token = null)
    {
        await Gate;
        lock (_gate)
            _items.Add(item);
    }

    public Task OnErrorAsync(Exception ex) => Task.CompletedTask;

    public async Task<int[]> UntilAsync(int last)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        var started = Stopwatch.GetTimestamp();
        while (Items is not [.., var item] || item != last)
        {
            if (Stopwatch.GetElapsedTime(started) > Deadline)
                throw new TimeoutException($"Waited {Deadline.TotalSeconds} s for event {last}; {Items.Length} came, the last {Items.LastOrDefault()}.");
            await pace.WaitForNextTickAsync();
        }

        return Items;
    }
}
