namespace Mrci.Torture;

/// <summary>Time since the run began; everything that is recorded carries it.</summary>
/// <param name="time">The clock it is read from.</param>
internal sealed class RunClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Time since the run began.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);
}
