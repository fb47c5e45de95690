using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Bans;

/// <summary>Stored state of the ban list (D-612).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.bans")]
public sealed record BanState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>When each address was banned.</summary>
    [Id(1)]
    public ImmutableDictionary<string, DateTimeOffset> Addresses { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Counts the changes.</summary>
    [Id(2)]
    public long Version { get; init; }
}
