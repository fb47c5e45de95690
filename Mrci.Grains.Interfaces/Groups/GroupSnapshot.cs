using Orleans;

namespace Mrci.Grains.Groups;

/// <summary>A group at one version.</summary>
/// <param name="GroupId">Its id.</param>
/// <param name="Version">Counts the changes of the group.</param>
/// <param name="Name">Name as stored.</param>
/// <param name="Rank">Host rank of its users, 1 and up, smaller is more powerful (C-RANK.1).</param>
/// <param name="Protected">The group made at initial set-up (C-RANK.4).</param>
/// <param name="MemberCount">How many users are in it.</param>
[GenerateSerializer, Immutable, Alias("mrci.group-snapshot")]
public sealed record GroupSnapshot(
    [property: Id(0)] string GroupId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] uint Rank,
    [property: Id(4)] bool Protected,
    [property: Id(5)] int MemberCount);
