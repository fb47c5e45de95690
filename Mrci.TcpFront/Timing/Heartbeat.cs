using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Mrci.TcpFront.Timing;

/// <summary>One timer for the time limits of all connections. A connection that waits for nothing costs it nothing.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly ConcurrentDictionary<Deadline, bool> _running = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    public Heartbeat(TimeProvider time, IOptions<FrontOptions> options)
    {
        _time = time;
        var interval = options.Value.HeartbeatInterval;
        _timer = time.CreateTimer(static beat => ((Heartbeat)beat!).Beat(), this, interval, interval);
    }

    /// <summary>Number of running limits.</summary>
    public int Count => _running.Count;

    /// <summary>Starts a time limit.</summary>
    public Deadline Start(TimeSpan limit)
    {
        var deadline = new Deadline(this, _time.GetTimestamp() + (long)(limit.TotalSeconds * _time.TimestampFrequency));
        _running.TryAdd(deadline, true);
        return deadline;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    internal void Remove(Deadline deadline) => _running.TryRemove(deadline, out _);

    private void Beat()
    {
        var now = _time.GetTimestamp();
        foreach (var (deadline, _) in _running)
        {
            if (deadline.Due <= now && _running.TryRemove(deadline, out _))
                deadline.Cut();
        }
    }
}
