using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>NEW_CH_MEMBER: a user has created a channel and owns it (P-7.26). For the sessions of the user.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="UserName">Name of the user as stored.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="Level">Level of the user in the channel, 1.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.new-ch-member")]
public sealed record NewChannelMember(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string UserName,
    [property: Id(2)] ulong ChannelId,
    [property: Id(3)] string ChannelName,
    [property: Id(4)] byte Level)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.NewChMember;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-user", UserName)
        .Add("-ch_name", ChannelName)
        .Add("-ch_id", ChannelId)
        .Add("-level", Level)
        .ToString();
}
