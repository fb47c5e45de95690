using Orleans;

namespace Mrci.Grains.Logs;

/// <summary>A place in a log between two rows.</summary>
/// <param name="Time">Time of the row before it.</param>
/// <param name="Id">Number of that row.</param>
[GenerateSerializer, Immutable, Alias("mrci.log-cursor")]
public readonly record struct LogCursor([property: Id(0)] DateTimeOffset Time, [property: Id(1)] long Id)
{
    /// <summary>Before the first row.</summary>
    public static LogCursor Start { get; } = new(DateTimeOffset.UnixEpoch, 0);
}
