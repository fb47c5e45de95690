using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>GROUP_UPDATED: a group has another host rank (P-7.17). For the sessions of its users, which rebuild their commands.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rank">The rank from now on, 1 and up.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.group-rank-changed")]
public sealed record GroupRankChanged(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string GroupId,
    [property: Id(1)] string Name,
    [property: Id(2)] uint Rank)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.GroupUpdated;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-name", Name)
        .Add("-rank", Rank)
        .ToString();
}
