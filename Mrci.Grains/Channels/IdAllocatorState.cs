using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Stored state of an id allocator (D-607).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.ids")]
public sealed record IdAllocatorState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>The id handed out last; 0 before the first. At most 2⁶³−1 (D-304).</summary>
    [Id(1)]
    public long Last { get; init; }
}
