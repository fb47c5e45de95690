using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>SUB_CH_LEVEL_CHG: another level is needed to open a sub-channel; who has it open closes it (P-7.37).</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="SubId">Id of the sub-channel in its channel.</param>
/// <param name="SubName">Name of the sub-channel as stored.</param>
/// <param name="Level">Lowest access level, 1 to 5.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.sub-ch-level-chg")]
public sealed record SubChannelLevelChanged(
    EventOrigin Origin,
    long EntityVersion,
    ulong ChannelId,
    string ChannelName,
    byte SubId,
    [property: Id(0)] string SubName,
    [property: Id(1)] byte Level)
    : SubChannelEvent(Origin, EntityVersion, ChannelId, ChannelName, SubId)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.SubChLevelChg;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-sub_name", SubName)
        .Add("-level", Level)
        .Add("-ch_id", ChannelId)
        .Add("-sub_id", SubId)
        .ToString();
}
