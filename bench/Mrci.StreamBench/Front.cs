using System.Diagnostics;
using Orleans.Streams;

namespace Mrci.StreamBench;

/// <summary>A front with one subscription and many local sessions.</summary>
internal sealed class Front(int sessions) : IAsyncObserver<Payload>
{
    private readonly long[] _received = new long[sessions];
    private TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;
    private long _awaited;
    private long _arrivedAt;

    public Task OnErrorAsync(Exception ex) => throw new InvalidOperationException("The stream failed; there is no figure.", ex);

    public Task OnNextAsync(Payload item, StreamSequenceToken? token = null)
    {
        if (item.Number != _last + 1)
            throw new InvalidOperationException($"Event {item.Number} came after {_last}; there is no figure.");
        _last = item.Number;
        for (var session = 0; session < _received.Length; session++)
            _received[session] += item.Bytes.Length;
        if (item.Number == Volatile.Read(ref _awaited))
        {
            _arrivedAt = Stopwatch.GetTimestamp();
            _arrived.SetResult();
        }

        return Task.CompletedTask;
    }

    /// <summary>To be called before the event is published.</summary>
    public void Await(long number)
    {
        _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _awaited, number);
    }

    /// <summary>When the awaited event arrived, as a timestamp.</summary>
    public async Task<long> ArrivalAsync()
    {
        await _arrived.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return _arrivedAt;
    }
}
