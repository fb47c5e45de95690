using Mrci.Domain.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.State;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>An operation that a channel remembers, with all that its event says (D-600).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.channel-operation")]
public sealed record ChannelOperation : IOperation
{
    /// <inheritdoc />
    [Id(0)]
    public Guid Id { get; init; }

    /// <summary>What it has done.</summary>
    [Id(1)]
    public ChannelChange Change { get; init; }

    /// <summary>Version of the channel after it.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>Name of the channel after it.</summary>
    [Id(3)]
    public string ChannelName { get; init; } = "";

    /// <summary>The user concerned; empty for none.</summary>
    [Id(4)]
    public string UserId { get; init; } = "";

    /// <summary>Name of that user at the time.</summary>
    [Id(5)]
    public string UserName { get; init; } = "";

    /// <summary>The sub-channel concerned.</summary>
    [Id(6)]
    public byte SubId { get; init; }

    /// <summary>Name of that sub-channel at the time.</summary>
    [Id(7)]
    public string SubName { get; init; } = "";

    /// <summary>Session id of the session that acted; empty for none.</summary>
    [Id(8)]
    public string OriginSession { get; init; } = "";

    /// <summary>That session's count of what it caused.</summary>
    [Id(9)]
    public long OriginSequence { get; init; }

    /// <summary>The event of the operation (C-ASY.26 to C-ASY.35).</summary>
    /// <param name="channelId">The channel.</param>
    /// <returns>The event, the same each time.</returns>
    public HostEvent ToEvent(ulong channelId)
    {
        var origin = new EventOrigin(OriginSession, OriginSequence);
        return Change switch
        {
            ChannelChange.Created =>
                new NewChannelMember(origin, Version, UserId, UserName, channelId, ChannelName, (byte)ChannelLevel.Owner),
            ChannelChange.SubChannelAdded =>
                new SubChannelAdded(origin, Version, channelId, ChannelName, SubId, SubName, (byte)ChannelRules.NewSubChannelLevel),
            ChannelChange.Invited => new ChannelInvitation(origin, Version, UserId, UserName, channelId, ChannelName),
            ChannelChange.Accepted => new InvitationAccepted(origin, Version, UserId, UserName, channelId, ChannelName),
            ChannelChange.Declined => new ChannelMemberRemoved(origin, Version, UserId, UserName, channelId, ChannelName),
            _ => throw new InvalidOperationException($"{Change} is no change of a channel."),
        };
    }
}
