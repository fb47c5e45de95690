using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>RM_SUB_CH: a sub-channel was deleted; who has it open closes it (P-7.31).</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="SubId">Id of the sub-channel in its channel.</param>
/// <param name="SubName">Name of the sub-channel as stored.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.rm-sub-ch")]
public sealed record SubChannelRemoved(
    EventOrigin Origin,
    long EntityVersion,
    ulong ChannelId,
    string ChannelName,
    byte SubId,
    [property: Id(0)] string SubName)
    : SubChannelEvent(Origin, EntityVersion, ChannelId, ChannelName, SubId)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.RmSubCh;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-sub_name", SubName)
        .Add("-ch_id", ChannelId)
        .Add("-sub_id", SubId)
        .ToString();
}
