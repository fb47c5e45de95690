using System.Collections.Immutable;
using Mrci.Domain.Channels;
using Mrci.Grains.Names;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Stored state of a channel (D-603).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.channel")]
public sealed record ChannelState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Whether the channel exists.</summary>
    [Id(1)]
    public bool Exists { get; init; }

    /// <summary>Counts the changes of the channel.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>Name as typed.</summary>
    [Id(3)]
    public string Name { get; init; } = "";

    /// <summary>Id of the one owner (C-CHL.3).</summary>
    [Id(4)]
    public string OwnerId { get; init; } = "";

    /// <summary>Members and invited users, by user id.</summary>
    [Id(5)]
    public ImmutableDictionary<string, ChannelMember> Members { get; init; } = ImmutableDictionary<string, ChannelMember>.Empty;

    /// <summary>Sub-channels in order of creation.</summary>
    [Id(6)]
    public ImmutableArray<SubChannelRecord> SubChannels { get; init; } = [];

    /// <summary>Read-only flags (P-8.8).</summary>
    [Id(7)]
    public ImmutableHashSet<ReadOnlyFlag> ReadOnlyFlags { get; init; } = [];

    /// <summary>The last operations (D-600).</summary>
    [Id(8)]
    public ImmutableArray<ChannelOperation> Operations { get; init; } = [];

    /// <summary>When the channel was created.</summary>
    [Id(9)]
    public DateTimeOffset CreatedUtc { get; init; }

    /// <summary>Version of the channel that gave it its name.</summary>
    [Id(10)]
    public long NameVersion { get; init; }

    /// <summary>A change of name whose names are not settled yet (D-703).</summary>
    [Id(11)]
    public PendingRename? PendingRename { get; init; }

    /// <summary>The channel has been deleted: its id is not used again (D-304).</summary>
    [Id(12)]
    public bool Deleted { get; init; }

    /// <summary>What still knows the deleted channel; null when it exists, or nothing does (D-711).</summary>
    [Id(13)]
    public ChannelRemainder? Remainder { get; init; }

    /// <summary>Version up to which the users concerned have been told, as far as the write before knew (D-712).</summary>
    [Id(14)]
    public long ToldVersion { get; init; }

    /// <summary>A user's row.</summary>
    /// <param name="userId">The user; null for nobody.</param>
    /// <returns>The row; null when there is none.</returns>
    public ChannelMembership? MembershipOf(string? userId) =>
        userId is not null && Members.TryGetValue(userId, out var member) ? member.ToMembership() : null;
}
