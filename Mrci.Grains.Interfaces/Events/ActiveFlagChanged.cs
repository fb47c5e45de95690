using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>CH_ACT_FLAG: active updates of a sub-channel were switched (P-7.29).</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="SubId">Id of the sub-channel in its channel.</param>
/// <param name="SubName">Name of the sub-channel as stored.</param>
/// <param name="On">Whether they are on now.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.ch-act-flag")]
public sealed record ActiveFlagChanged(
    EventOrigin Origin,
    long EntityVersion,
    ulong ChannelId,
    string ChannelName,
    byte SubId,
    [property: Id(0)] string SubName,
    [property: Id(1)] bool On)
    : SubChannelEvent(Origin, EntityVersion, ChannelId, ChannelName, SubId)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.ChActFlag;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-sub_name", SubName)
        .Add("-state", On ? 1u : 0u)
        .ToString();
}
