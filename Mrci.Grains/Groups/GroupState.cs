using System.Collections.Immutable;
using Mrci.Grains.Names;
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

    /// <summary>Ids of its users. May have some more after a crash, never one less once a call is over.</summary>
    [Id(6)]
    public ImmutableHashSet<string> Members { get; init; } = [];

    /// <summary>The operation that created it.</summary>
    [Id(7)]
    public Guid CreatedBy { get; init; }

    /// <summary>When it was created.</summary>
    [Id(8)]
    public DateTimeOffset CreatedUtc { get; init; }

    /// <summary>It has been deleted; the record keeps the id unusable.</summary>
    [Id(9)]
    public bool Deleted { get; init; }

    /// <summary>Whether it must not be deleted because it is, or is about to be, the initial group (D-708).</summary>
    [Id(10)]
    public bool Pinned { get; init; }

    /// <summary>When a user was counted in last.</summary>
    [Id(11)]
    public DateTimeOffset JoinedUtc { get; init; }

    /// <summary>A change of name whose names are not settled yet (D-703); after a removal, the name to be released.</summary>
    [Id(12)]
    public PendingRename? PendingRename { get; init; }

    /// <summary>The users are on their way to another group (D-707).</summary>
    [Id(13)]
    public GroupTransfer? Transfer { get; init; }

    /// <summary>Groups whose users are on their way to this one (D-707).</summary>
    [Id(14)]
    public ImmutableHashSet<string> Sources { get; init; } = [];

    /// <summary>The last operations (D-600).</summary>
    [Id(15)]
    public ImmutableArray<GroupOperation> Operations { get; init; } = [];
}
