using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>USER_RENAMED: a user has another name (P-7.42). For the sessions of the user.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="OldName">The name before.</param>
/// <param name="NewName">The name from now on.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.user-renamed")]
public sealed record UserRenamed(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string OldName,
    [property: Id(2)] string NewName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.UserRenamed;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-old", OldName)
        .Add("-new_name", NewName)
        .ToString();
}
