using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Groups;

/// <summary>Stored state of a group (D-602).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.group")]
public sealed record GroupState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Whether the group exists.</summary>
    [Id(1)]
    public bool Exists { get; init; }

    /// <summary>Counts the changes of the group.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>Name as typed.</summary>
    [Id(3)]
    public string Name { get; init; } = "";

    /// <summary>Host rank of its users, 1 and up (C-RANK.1).</summary>
    [Id(4)]
    public uint Rank { get; init; }

    /// <summary>The group made at initial set-up (C-RANK.4).</summary>
    [Id(5)]
    public bool Protected { get; init; }

    /// <summary>Ids of its users.</summary>
    [Id(6)]
    public ImmutableHashSet<string> Members { get; init; } = [];

    /// <summary>The operation that created it.</summary>
    [Id(7)]
    public Guid CreatedBy { get; init; }
}
