using Orleans;

namespace Mrci.Grains.Logs;

/// <summary>Keeps rows of which one cell contains a text, ignoring case (C-TBL.5).</summary>
/// <param name="Column">Number of the column, 0 and up.</param>
/// <param name="Text">The text.</param>
[GenerateSerializer, Immutable, Alias("mrci.log-filter")]
public readonly record struct LogFilter([property: Id(0)] int Column, [property: Id(1)] string Text);
