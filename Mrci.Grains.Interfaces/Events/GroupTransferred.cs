using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>GRP_TRANS: all users of a group are in another one (P-7.11). For the sessions of the group they were in.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="GroupId">The group they were in.</param>
/// <param name="Name">Its name.</param>
/// <param name="DestinationId">The group they are in from now on.</param>
/// <param name="DestinationName">Its name.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.group-transferred")]
public sealed record GroupTransferred(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string GroupId,
    [property: Id(1)] string Name,
    [property: Id(2)] string DestinationId,
    [property: Id(3)] string DestinationName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.GrpTrans;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-src", Name)
        .Add("-dst", DestinationName)
        .ToString();
}
