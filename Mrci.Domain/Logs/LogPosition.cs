namespace Mrci.Domain.Logs;

/// <summary>A place in a log; rows are ordered by time, and by number among those of the same millisecond (D-803).</summary>
/// <param name="Time">Time of the row.</param>
/// <param name="Id">Number of the row, 1 and up.</param>
public readonly record struct LogPosition(DateTimeOffset Time, long Id)
{
    /// <summary>Before the first row of any log.</summary>
    public static LogPosition Start { get; } = new(DateTimeOffset.UnixEpoch, 0);
}
