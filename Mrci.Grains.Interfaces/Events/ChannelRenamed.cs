using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>RENAME_CH: a channel has another name; its id and what is open in it stay (P-7.28). For members.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="OldName">Its name before.</param>
/// <param name="NewName">Its name now.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.rename-ch")]
public sealed record ChannelRenamed(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] string OldName,
    [property: Id(2)] string NewName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.RenameCh;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", OldName)
        .Add("-new_name", NewName)
        .ToString();
}
