using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>USER_DELETED: an account is gone (P-7.8). For its sessions, which log out.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="UserName">His name.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.user-deleted")]
public sealed record UserDeleted(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string UserName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.UserDeleted;

    /// <inheritdoc />
    public override string ToArguments() => UserName;
}
