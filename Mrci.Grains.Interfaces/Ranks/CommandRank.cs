using Orleans;

namespace Mrci.Grains.Ranks;

/// <summary>A rank assigned to a command name.</summary>
/// <param name="Command">Name of the command as it was given.</param>
/// <param name="Rank">The rank, 1 and up, smaller is more powerful.</param>
[GenerateSerializer, Immutable, Alias("mrci.command-rank")]
public sealed record CommandRank([property: Id(0)] string Command, [property: Id(1)] uint Rank);
