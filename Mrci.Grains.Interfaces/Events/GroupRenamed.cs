using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>GROUP_RENAMED: a group has another name (P-7.9). For the sessions of its users.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="GroupId">The group.</param>
/// <param name="OldName">The name before.</param>
/// <param name="NewName">The name from now on.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.group-renamed")]
public sealed record GroupRenamed(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string GroupId,
    [property: Id(1)] string OldName,
    [property: Id(2)] string NewName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.GroupRenamed;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-src", OldName)
        .Add("-dst", NewName)
        .ToString();
}
