using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>RENAME_SUB_CH: a sub-channel has another name; who has it open keeps it open (P-7.32). For members.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="SubId">Id of the sub-channel in its channel.</param>
/// <param name="OldName">Name of the sub-channel before.</param>
/// <param name="NewName">Its name now.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.rename-sub-ch")]
public sealed record SubChannelRenamed(
    EventOrigin Origin,
    long EntityVersion,
    ulong ChannelId,
    string ChannelName,
    byte SubId,
    [property: Id(0)] string OldName,
    [property: Id(1)] string NewName)
    : SubChannelEvent(Origin, EntityVersion, ChannelId, ChannelName, SubId)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.RenameSubCh;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-sub_name", OldName)
        .Add("-new_name", NewName)
        .ToString();
}
