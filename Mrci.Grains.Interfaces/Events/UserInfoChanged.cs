using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>RW_MY_INFO: the e-mail address of a user, or whether it is verified, has changed (P-7.23). For the sessions of the user.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="UserName">His name.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.user-info-changed")]
public sealed record UserInfoChanged(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string UserName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.RwMyInfo;

    /// <inheritdoc />
    public override string ToArguments() => UserName;
}
