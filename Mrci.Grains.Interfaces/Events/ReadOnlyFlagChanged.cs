using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>ADD_RDONLY, RM_RDONLY: a read-only flag was added or removed; who has the sub-channel open closes it (P-7.38, P-7.39).</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="SubId">Id of the sub-channel in its channel.</param>
/// <param name="Level">The level that may receive only, 1 to 5.</param>
/// <param name="Added">Whether the flag was added.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.rdonly")]
public sealed record ReadOnlyFlagChanged(
    EventOrigin Origin,
    long EntityVersion,
    ulong ChannelId,
    string ChannelName,
    byte SubId,
    [property: Id(0)] byte Level,
    [property: Id(1)] bool Added)
    : SubChannelEvent(Origin, EntityVersion, ChannelId, ChannelName, SubId)
{
    /// <inheritdoc />
    public override AsyncCommand Command => Added ? AsyncCommand.AddRdonly : AsyncCommand.RmRdonly;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-sub_id", SubId)
        .Add("-level", Level)
        .ToString();
}
