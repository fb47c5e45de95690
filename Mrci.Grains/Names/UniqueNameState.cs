using Orleans;

namespace Mrci.Grains.Names;

/// <summary>Stored state of a unique name (D-606).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.name")]
public sealed record UniqueNameState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Whether the name is held.</summary>
    [Id(1)]
    public UniqueNameStatus Status { get; init; }

    /// <summary>Who has claimed it; empty when it is free.</summary>
    [Id(2)]
    public string OwnerId { get; init; } = "";

    /// <summary>The operation that claimed it last.</summary>
    [Id(3)]
    public Guid Operation { get; init; }

    /// <summary>When a pending claim may be taken over, unless the owner holds the name.</summary>
    [Id(4)]
    public DateTimeOffset ExpiresUtc { get; init; }
}
