namespace Mrci.TcpFront.Sessions;

/// <summary>Counts how often a session has been lost in quick succession (P-10.12, P-10.20).</summary>
internal sealed class CrashCounter(TimeProvider time)
{
    /// <summary>More crashes than these end the session.</summary>
    public const int Limit = 5;

    /// <summary>Crashes that are further apart do not count together.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private long _last;
    private int _count;

    /// <summary>Counts one.</summary>
    /// <returns>False when it was one too many.</returns>
    public bool TryAdd()
    {
        var now = time.GetTimestamp();
        _count = _count > 0 && time.GetElapsedTime(_last, now) <= Window ? _count + 1 : 1;
        _last = now;
        return _count <= Limit;
    }
}
