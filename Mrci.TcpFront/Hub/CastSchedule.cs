namespace Mrci.TcpFront.Hub;

/// <summary>When a route asks its owner whether it has missed something. Not thread-safe.</summary>
internal sealed class CastSchedule
{
    private static readonly TimeSpan Brisk = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ActiveTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ChangeSpread = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private long _due;
    private long _activeUntil;
    private bool _hadTraffic;

    public CastSchedule(TimeProvider time)
    {
        _time = time;
        var now = time.GetTimestamp();
        _activeUntil = now + Ticks(ActiveTime);
        _due = now + Ticks(Brisk);
    }

    /// <summary>Something has come: what comes next is likely, and its loss would be noticed only by asking.</summary>
    public void Traffic() => _hadTraffic = true;

    /// <summary>Asks in this time at the latest.</summary>
    public void Hurry(TimeSpan within) => _due = Math.Min(_due, _time.GetTimestamp() + Ticks(within));

    /// <summary>Whether it is time to ask; if so, the next time is set.</summary>
    public bool IsDue(bool isClusterChanged)
    {
        var now = _time.GetTimestamp();

        // All routes of all fronts hear of a change at once.
        if (isClusterChanged)
            _due = Math.Min(_due, now + Ticks(ChangeSpread * Random.Shared.NextDouble()));
        if (_hadTraffic || isClusterChanged)
        {
            _hadTraffic = false;
            _activeUntil = now + Ticks(ActiveTime);
            _due = Math.Min(_due, now + Ticks(Brisk));
        }

        if (now < _due)
            return false;
        _due = now + Ticks(now < _activeUntil ? Brisk : Slow * (0.5 + Random.Shared.NextDouble()));
        return true;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);
}
