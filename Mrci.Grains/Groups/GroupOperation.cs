using Mrci.Grains.Events;
using Mrci.Grains.State;
using Orleans;

namespace Mrci.Grains.Groups;

/// <summary>An operation that a group remembers, with all that its event says (D-600).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.group-operation")]
public sealed record GroupOperation : IOperation
{
    /// <inheritdoc />
    [Id(0)]
    public Guid Id { get; init; }

    /// <summary>What it has done.</summary>
    [Id(1)]
    public GroupChange Change { get; init; }

    /// <summary>Version of the group after it.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>Name of the group before it.</summary>
    [Id(3)]
    public string Name { get; init; } = "";

    /// <summary>Name after a change of name; name of the destination of a transfer.</summary>
    [Id(4)]
    public string OtherName { get; init; } = "";

    /// <summary>Id of the destination of a transfer.</summary>
    [Id(5)]
    public string OtherId { get; init; } = "";

    /// <summary>Rank after a change of rank.</summary>
    [Id(6)]
    public uint Rank { get; init; }

    /// <summary>Who asked for it.</summary>
    [Id(7)]
    public EventOrigin Origin { get; init; }

    /// <summary>The event of the operation (C-ASY.9, C-ASY.11, C-ASY.17).</summary>
    /// <param name="groupId">The group.</param>
    /// <returns>The event, the same each time; null for a removal, which concerns nobody.</returns>
    public HostEvent? ToEvent(string groupId) => Change switch
    {
        GroupChange.Renamed => new GroupRenamed(Origin, Version, groupId, Name, OtherName),
        GroupChange.Ranked => new GroupRankChanged(Origin, Version, groupId, Name, Rank),
        GroupChange.Transferred => new GroupTransferred(Origin, Version, groupId, Name, OtherId, OtherName),
        _ => null,
    };
}
