using Mrci.Protocol.Text;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <content>What it does with channels.</content>
internal sealed partial class Member
{
    /// <summary>Hands it an invitation, to be accepted or declined when it comes to it.</summary>
    public void Invite(OwnedChannel channel)
    {
        lock (_gate)
            _invitations.Enqueue(channel);
    }

    /// <summary>Creates a channel.</summary>
    public async Task<Answer> CreateChannelAsync(HostSession session, OwnedChannel channel)
    {
        var answer = (await session.RunAsync("add_ch", Channel(channel).ToString())).Answer;
        Scene.Ledger.Channel(channel.FirstName).Note(Account, answer);
        Scene.Ledger.Membership(channel.FirstName, Account).Note(Membership.Owner, answer);
        if (answer == Answer.Acknowledged)
            _channels.Add(channel);
        return answer;
    }

    /// <summary>Invites another client.</summary>
    public async Task<Answer> InviteAsync(HostSession session, OwnedChannel channel, Member guest)
    {
        channel.Invite(guest);
        var answer = (await session.RunAsync("invite_to_ch", Channel(channel, guest).ToString())).Answer;
        Scene.Ledger.Membership(channel.FirstName, guest.Account).Note(Membership.Invited, answer);
        return answer;
    }

    /// <summary>Accepts or declines an invitation.</summary>
    public async Task<Answer> AnswerInvitationAsync(HostSession session, OwnedChannel channel, bool accept)
    {
        var answer = (await session.RunAsync(accept ? "accept_ch" : "decline_ch", Channel(channel).ToString())).Answer;
        Scene.Ledger.Membership(channel.FirstName, Account).Note(accept ? Membership.Member : Membership.None, answer);
        if (answer == Answer.Acknowledged)
            channel.Answer(this, accept);
        return answer;
    }

    private static ArgumentWriter Channel(OwnedChannel channel) => new ArgumentWriter().Add("-ch_name", channel.Name);

    private static ArgumentWriter Channel(OwnedChannel channel, Member user) => Channel(channel).Add("-user", user.Account);

    private Task CreateOwnChannelAsync(HostSession session) => _channels.Count < MostChannels
        ? CreateChannelAsync(session, new OwnedChannel($"{Account}-{_names++}", isSettled: false))
        : Task.CompletedTask;

    private async Task InviteSomebodyAsync(HostSession session, IReadOnlyList<Member> crowd)
    {
        if (_channels.Count == 0)
            return;
        var channel = _channels[_random.Next(_channels.Count)];
        var guest = crowd[_random.Next(crowd.Count)];
        // Each guest once per channel: the changes of a membership must follow each other.
        if (Scene.Ledger.Memberships.ContainsKey((channel.FirstName, guest.Account)) || Interlocked.Increment(ref guest._invited) > MostInvitations)
            return;
        if (await InviteAsync(session, channel, guest) == Answer.Acknowledged)
            guest.Invite(channel);
    }

    private async Task RenameOwnChannelAsync(HostSession session)
    {
        if (await PickChannelAsync(session, static _ => true) is not { } channel)
            return;
        var name = $"{Account}-{_names++}";
        var answer = (await session.RunAsync("rename_ch", Channel(channel).Add("-new_name", name).ToString())).Answer;
        Scene.Ledger.NoteRename(channel.FirstName, name, answer);
        if (answer == Answer.Acknowledged)
            channel.Name = name;
        else if (answer != Answer.NotSent)
            _channels.Remove(channel); // Nobody knows what it is called.
    }

    private async Task RemoveOwnChannelAsync(HostSession session)
    {
        // An answer to an invitation that comes at the same time could not be put before or after it.
        if (await PickChannelAsync(session, static channel => channel.IsQuiet) is not { } channel)
            return;
        var answer = (await session.RunAsync("rm_ch", Channel(channel).ToString())).Answer;
        if (answer == Answer.NotSent)
            return;
        _channels.Remove(channel);
        Scene.Ledger.ChannelName(channel.FirstName).Note("", answer);
        Scene.Ledger.Membership(channel.FirstName, Account).Note(Membership.None, answer);
        foreach (var guest in channel.Guests)
            Scene.Ledger.Membership(channel.FirstName, guest.Account).Note(Membership.None, answer);
    }

    private async Task SetLevelOfMemberAsync(HostSession session, IReadOnlyList<Member> crowd)
    {
        if (PickMember() is not var (channel, member))
        {
            await InviteSomebodyAsync(session, crowd);
            return;
        }

        if (_random.Next(8) == 0)
        {
            await GiveAwayAsync(session, channel, member);
            return;
        }

        var (level, membership) = _random.Next(3) switch
        {
            0 => (2u, Membership.Admin),
            1 => (3u, Membership.Officer),
            _ => (4u, Membership.Member),
        };
        var answer = (await session.RunAsync("set_member_level", Channel(channel, member).Add("-level", level).ToString())).Answer;
        Scene.Ledger.Membership(channel.FirstName, member.Account).Note(membership, answer);
    }

    // Who was the owner is an admin then (C-set_member_level.2). Nobody changes the channel any more.
    private async Task GiveAwayAsync(HostSession session, OwnedChannel channel, Member heir)
    {
        var answer = (await session.RunAsync("set_member_level", Channel(channel, heir).Add("-level", 1u).ToString())).Answer;
        Scene.Ledger.Membership(channel.FirstName, heir.Account).Note(Membership.Owner, answer);
        Scene.Ledger.Membership(channel.FirstName, Account).Note(Membership.Admin, answer);
        if (answer != Answer.NotSent)
            _channels.Remove(channel);
    }

    private async Task RemoveMemberAsync(HostSession session, IReadOnlyList<Member> crowd)
    {
        if (PickMember() is not var (channel, member))
        {
            await InviteSomebodyAsync(session, crowd);
            return;
        }

        var answer = (await session.RunAsync("remove_ch_member", Channel(channel, member).ToString())).Answer;
        Scene.Ledger.Membership(channel.FirstName, member.Account).Note(Membership.None, answer);
        if (answer != Answer.NotSent)
            channel.Remove(member);
    }

    private (OwnedChannel Channel, Member Member)? PickMember()
    {
        if (PickChannel(static channel => channel.Members.Count > 0) is not { } channel)
            return null;
        var members = channel.Members;
        return (channel, members[_random.Next(members.Count)]);
    }

    // Without one to change it makes one.
    private async Task<OwnedChannel?> PickChannelAsync(HostSession session, Func<OwnedChannel, bool> condition)
    {
        if (PickChannel(condition) is { } channel)
            return channel;
        await CreateOwnChannelAsync(session);
        return null;
    }

    private OwnedChannel? PickChannel(Func<OwnedChannel, bool> condition)
    {
        var channels = _channels.Where(channel => !channel.IsSettled && condition(channel)).ToArray();
        return channels.Length > 0 ? channels[_random.Next(channels.Length)] : null;
    }
}
