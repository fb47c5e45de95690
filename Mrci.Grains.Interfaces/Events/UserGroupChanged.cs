using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>USER_GROUP_CHANGED: a user is in another group (P-7.12). For the sessions of the user.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="UserName">His name.</param>
/// <param name="GroupId">The group he is in from now on.</param>
/// <param name="GroupName">Its name.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.user-group-changed")]
public sealed record UserGroupChanged(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string UserName,
    [property: Id(2)] string GroupId,
    [property: Id(3)] string GroupName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.UserGroupChanged;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-user", UserName)
        .Add("-group", GroupName)
        .ToString();
}
