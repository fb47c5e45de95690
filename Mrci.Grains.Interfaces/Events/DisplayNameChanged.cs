using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>DISP_RENAMED: a user has another display name (P-7.10). For the sessions of the user.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="UserName">His name.</param>
/// <param name="DisplayName">The display name from now on, blanks included.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.display-name-changed")]
public sealed record DisplayNameChanged(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string UserName,
    [property: Id(2)] string DisplayName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.DispRenamed;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-name", DisplayName)
        .Add("-user", UserName)
        .ToString();
}
