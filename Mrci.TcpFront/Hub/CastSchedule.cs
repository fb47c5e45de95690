namespace Mrci.TcpFront.Hub;

/// <summary>When a route asks its owner whether it has missed something. Not thread-safe.</summary>
internal sealed class CastSchedule
{
    private static readonly TimeSpan Brisk = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ActiveTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ChangeSpread = TimeSpan.FromSeconds(1);

    // What is lost while the stream flows shows as a gap; asking would only tell what is on its way.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // A consumer that is so far behind is skipped by the stream itself (ADR 0008).
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private long _flowed;
    private long _due;
    private long _activeUntil;
    private bool _hadTraffic;

    public CastSchedule(TimeProvider time)
    {
        _time = time;
        var now = time.GetTimestamp();
        _activeUntil = now + Ticks(ActiveTime);
        _due = now + Ticks(Brisk);
        _flowed = now - Ticks(Pause);
    }

    /// <summary>Whether the stream has brought nothing for long.</summary>
    public bool IsSilent => !_hadTraffic && _time.GetTimestamp() - _flowed > Ticks(Silence);

    /// <summary>The stream has brought something: more is likely, and the loss of the last would be noticed only by asking.</summary>
    public void Traffic() => _hadTraffic = true;

    /// <summary>The owner has told something.</summary>
    public void Told() => _activeUntil = _time.GetTimestamp() + Ticks(ActiveTime);

    /// <summary>Asks in this time at the latest.</summary>
    public void Hurry(TimeSpan within) => _due = Math.Min(_due, _time.GetTimestamp() + Ticks(within));

    /// <summary>Whether it is time to ask; if so, the next time is set.</summary>
    /// <param name="isClusterChanged">The cluster has changed.</param>
    /// <param name="isBehind">Something is known to be missing.</param>
    public bool IsDue(bool isClusterChanged, bool isBehind)
    {
        var now = _time.GetTimestamp();

        // All routes of all fronts hear of a change at once.
        if (isClusterChanged)
            _due = Math.Min(_due, now + Ticks(ChangeSpread * Random.Shared.NextDouble()));
        if (_hadTraffic)
            _flowed = now;
        if (_hadTraffic || isClusterChanged)
        {
            _hadTraffic = false;
            _activeUntil = now + Ticks(ActiveTime);
            _due = Math.Min(_due, now + Ticks(Brisk));
        }

        if (now < _due || (!isBehind && now - _flowed < Ticks(Pause)))
            return false;
        _due = now + Ticks(now < _activeUntil ? Brisk : Slow * (0.5 + Random.Shared.NextDouble()));
        return true;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);
}
