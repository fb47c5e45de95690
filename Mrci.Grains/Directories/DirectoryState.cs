using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Directories;

/// <summary>Stored state of a listing (D-614).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.directory")]
public sealed record DirectoryState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>The rows by id.</summary>
    [Id(1)]
    public ImmutableDictionary<string, DirectoryEntry> Entries { get; init; } = ImmutableDictionary<string, DirectoryEntry>.Empty;
}
