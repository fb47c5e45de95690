using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>NEW_SUB_CH: a channel has a new sub-channel (P-7.30). For the sessions of its members.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="SubId">Id of the sub-channel in its channel.</param>
/// <param name="SubName">Name of the sub-channel as stored.</param>
/// <param name="LowestLevel">Lowest access level, 4 for a new one.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.new-sub-ch")]
public sealed record SubChannelAdded(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] string ChannelName,
    [property: Id(2)] byte SubId,
    [property: Id(3)] string SubName,
    [property: Id(4)] byte LowestLevel)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.NewSubCh;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-sub_name", SubName)
        .Add("-ch_id", ChannelId)
        .Add("-sub_id", SubId)
        .Add("-level", LowestLevel)
        .ToString();
}
