using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>
/// DEL_CH: a channel is gone with all its sub-channels (P-7.27). For the sessions of its members and, other than in the original, those of
/// anybody who has one of its sub-channels open.
/// </summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Its name as it was stored.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.del-ch")]
public sealed record ChannelDeleted(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] string ChannelName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.DelCh;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-ch_id", ChannelId)
        .ToString();
}
