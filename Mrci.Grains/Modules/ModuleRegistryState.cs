using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>Stored state of the module registry (D-610).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.modules")]
public sealed record ModuleRegistryState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Counts what is published.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>The modules in order of their reservation.</summary>
    [Id(2)]
    public ImmutableArray<ModuleRecord> Modules { get; init; } = [];

    /// <summary>The last removals, oldest first (D-600).</summary>
    [Id(3)]
    public ImmutableArray<ModuleOperation> Operations { get; init; } = [];
}
