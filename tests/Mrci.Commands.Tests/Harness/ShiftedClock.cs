namespace Mrci.Commands.Tests.Harness;

/// <summary>The real clock, some time ahead: what compares times sees the shift, while delays and deadlines run as they do.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _shift));

    public void Shift(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
