using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>INVITED_TO_CH: a user has been invited to a channel (P-7.33). For the sessions of the user.</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the changed entity after the change.</param>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="UserName">Name of the user as stored.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.invited-to-ch")]
public sealed record ChannelInvitation(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] string UserId,
    [property: Id(1)] string UserName,
    [property: Id(2)] ulong ChannelId,
    [property: Id(3)] string ChannelName)
    : HostEvent(Origin, EntityVersion)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.InvitedToCh;

    /// <inheritdoc />
    public override string ToArguments() => new ArgumentWriter()
        .Add("-ch_name", ChannelName)
        .Add("-user", UserName)
        .ToString();
}
