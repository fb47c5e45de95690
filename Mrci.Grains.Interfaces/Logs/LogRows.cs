using Orleans;

namespace Mrci.Grains.Logs;

/// <summary>Some rows of a log.</summary>
/// <param name="Rows">The rows that match, oldest first, each with one cell per column.</param>
/// <param name="Next">Where to go on.</param>
/// <param name="IsEnd">Whether the log ends here.</param>
[GenerateSerializer, Immutable, Alias("mrci.log-rows")]
public sealed record LogRows([property: Id(0)] string[][] Rows, [property: Id(1)] LogCursor Next, [property: Id(2)] bool IsEnd);
