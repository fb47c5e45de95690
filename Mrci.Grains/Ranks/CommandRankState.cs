using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Ranks;

/// <summary>Stored state of the assigned command ranks (D-609).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.command-ranks")]
public sealed record CommandRankState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Counts the changes.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>The assignments, in order of creation.</summary>
    [Id(2)]
    public ImmutableArray<CommandRank> Assigned { get; init; } = [];

    /// <summary>The last operations, oldest first (D-600).</summary>
    [Id(3)]
    public ImmutableArray<CommandRankOperation> Operations { get; init; } = [];
}
