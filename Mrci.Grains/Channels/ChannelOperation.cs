using Mrci.Domain.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.State;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>An operation that a channel remembers, with all that its events say (D-600).</summary>
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

    /// <summary>New name of the sub-channel; empty when it has none.</summary>
    [Id(10)]
    public string NewName { get; init; } = "";

    /// <summary>The level that was set, or that of the read-only flag.</summary>
    [Id(11)]
    public ChannelLevel Level { get; init; }

    /// <summary>Whether something was switched on.</summary>
    [Id(12)]
    public bool On { get; init; }

    /// <summary>Nobody is told: the host-wide switch made the change one without effect (P-7.29).</summary>
    [Id(13)]
    public bool IsSilent { get; init; }

    /// <summary>Name of the channel before it was renamed; empty when it was not.</summary>
    [Id(14)]
    public string OldName { get; init; } = "";

    /// <summary>The owner before another one took over; empty for none.</summary>
    [Id(15)]
    public string FormerOwnerId { get; init; } = "";

    /// <summary>Name of that owner at the time.</summary>
    [Id(16)]
    public string FormerOwnerName { get; init; } = "";

    /// <summary>Whether the sessions of all members are told, and not those of one user.</summary>
    public bool IsForMembers => ClosesSubChannel
        || Change is ChannelChange.SubChannelAdded or ChannelChange.SubChannelRenamed or ChannelChange.ActiveFlagSet or ChannelChange.Renamed
            or ChannelChange.MemberLevelSet or ChannelChange.OwnerChanged;

    /// <summary>Whether nobody keeps the sub-channel open (P-7.31, P-7.37 to P-7.39).</summary>
    public bool ClosesSubChannel => Change is ChannelChange.SubChannelRemoved or ChannelChange.SubChannelLevelSet
        or ChannelChange.ReadOnlyFlagAdded or ChannelChange.ReadOnlyFlagRemoved;

    /// <summary>The users who keep nothing of the channel open (P-7.34, P-7.36).</summary>
    public string[] ExpelledUsers => Change switch
    {
        ChannelChange.Declined or ChannelChange.MemberRemoved or ChannelChange.MemberLevelSet => [UserId],
        ChannelChange.OwnerChanged => [UserId, FormerOwnerId],
        _ => [],
    };

    /// <summary>How many versions of the channel the operation takes: one for each event.</summary>
    public int Versions => Change == ChannelChange.OwnerChanged ? 2 : 1;

    /// <summary>The events of the operation (C-ASY.26 to C-ASY.38).</summary>
    /// <param name="channelId">The channel.</param>
    /// <returns>The events in order, the same each time; none when nobody is told.</returns>
    public HostEvent[] ToEvents(ulong channelId)
    {
        if (IsSilent)
            return [];
        var origin = new EventOrigin(OriginSession, OriginSequence);
        return Change switch
        {
            ChannelChange.Created =>
                [new NewChannelMember(origin, Version, UserId, UserName, channelId, ChannelName, (byte)ChannelLevel.Owner)],
            ChannelChange.SubChannelAdded =>
                [new SubChannelAdded(origin, Version, channelId, ChannelName, SubId, SubName, (byte)ChannelRules.NewSubChannelLevel)],
            ChannelChange.Invited => [new ChannelInvitation(origin, Version, UserId, UserName, channelId, ChannelName)],
            ChannelChange.Accepted => [new InvitationAccepted(origin, Version, UserId, UserName, channelId, ChannelName)],
            ChannelChange.Declined or ChannelChange.MemberRemoved =>
                [new ChannelMemberRemoved(origin, Version, UserId, UserName, channelId, ChannelName)],
            ChannelChange.SubChannelRenamed => [new SubChannelRenamed(origin, Version, channelId, ChannelName, SubId, SubName, NewName)],
            ChannelChange.SubChannelRemoved => [new SubChannelRemoved(origin, Version, channelId, ChannelName, SubId, SubName)],
            ChannelChange.SubChannelLevelSet =>
                [new SubChannelLevelChanged(origin, Version, channelId, ChannelName, SubId, SubName, (byte)Level)],
            ChannelChange.ActiveFlagSet => [new ActiveFlagChanged(origin, Version, channelId, ChannelName, SubId, SubName, On)],
            ChannelChange.ReadOnlyFlagAdded => [new ReadOnlyFlagChanged(origin, Version, channelId, ChannelName, SubId, (byte)Level, Added: true)],
            ChannelChange.ReadOnlyFlagRemoved => [new ReadOnlyFlagChanged(origin, Version, channelId, ChannelName, SubId, (byte)Level, Added: false)],
            ChannelChange.Renamed => [new ChannelRenamed(origin, Version, channelId, OldName, ChannelName)],
            ChannelChange.Removed => [new ChannelDeleted(origin, Version, channelId, ChannelName)],
            ChannelChange.MemberLevelSet => [new MemberLevelChanged(origin, Version, UserId, UserName, channelId, ChannelName, (byte)Level)],
            ChannelChange.OwnerChanged =>
            [
                new MemberLevelChanged(origin, Version - 1, UserId, UserName, channelId, ChannelName, (byte)ChannelLevel.Owner),
                new MemberLevelChanged(
                    origin, Version, FormerOwnerId, FormerOwnerName, channelId, ChannelName, (byte)ChannelRules.FormerOwnerLevel),
            ],
            _ => throw new InvalidOperationException($"{Change} is no change of a channel."),
        };
    }
}
