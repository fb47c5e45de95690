using Mrci.Protocol.Text;
using Mrci.Torture.Casting;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>A member of a room: casts all the time, and changes something now and then.</summary>
/// <param name="scene">The run.</param>
/// <param name="index">Number of the client.</param>
/// <param name="room">Its room.</param>
internal sealed class Member(Scene scene, int index, Room room)
    : Peer(scene, $"{scene.Prefix}u{index}", $"First-Round-{index}", index, room)
{
    // A user may be in 200 channels (D-505).
    private const int MostChannels = 12;
    private const int MostInvitations = 100;
    private const int MostSubChannels = 40;

    private readonly Random _random = new(HashCode.Combine(scene.Plan.Seed, index));
    private readonly int _index = index;
    private readonly Room _room = room;
    private readonly Lock _gate = new();
    private readonly Queue<string> _invitations = new();
    private readonly List<string> _channels = [];
    private HostSession? _sideSession;
    private bool _isSideOpen;
    private int _invited;
    private int _names;

    /// <summary>Its room.</summary>
    public Room Room => _room;

    /// <summary>Casts and changes until <paramref name="stop"/>; what was begun is finished.</summary>
    /// <param name="crowd">Everybody, to be invited.</param>
    /// <param name="stop">Begin nothing more.</param>
    /// <param name="cancellation">The end of all patience.</param>
    public async Task WorkAsync(IReadOnlyList<Member> crowd, CancellationToken stop, CancellationToken cancellation)
    {
        var changes = Scene.Plan.ChangeRate / (Scene.Plan.ChangeRate + Scene.Plan.CastRate);
        var pause = 1 / (Scene.Plan.ChangeRate + Scene.Plan.CastRate);
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(pause * 2 * _random.NextDouble()), stop);
                var session = await ReadyAsync(stop);
                if (!IsRoomOpen)
                    await OpenRoomAsync(session);
                else if (_random.NextDouble() < changes)
                    await ChangeAsync(session, crowd);
                else
                    await CastAsync(session);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await StayAsync(cancellation);
        }
    }

    /// <summary>Hands it an invitation, to be accepted or declined when it comes to it.</summary>
    public void Invite(string channel)
    {
        lock (_gate)
            _invitations.Enqueue(channel);
    }

    /// <summary>Creates a channel.</summary>
    public async Task<Answer> CreateChannelAsync(HostSession session, string name)
    {
        var answer = (await session.RunAsync("add_ch", Channel(name).ToString())).Answer;
        Scene.Ledger.Channel(name).Note(Account, answer);
        Scene.Ledger.Membership(name, Account).Note(Membership.Owner, answer);
        if (answer == Answer.Acknowledged)
            _channels.Add(name);
        return answer;
    }

    /// <summary>Creates a sub-channel.</summary>
    public async Task<Answer> CreateSubChannelAsync(HostSession session, string channel, string name)
    {
        var answer = (await session.RunAsync("add_sub_ch", Channel(channel).Add("-sub_name", name).ToString())).Answer;
        Scene.Ledger.SubChannel(channel, name).Note(value: true, answer);
        return answer;
    }

    /// <summary>Invites another client.</summary>
    public async Task<Answer> InviteAsync(HostSession session, string channel, Member guest)
    {
        var answer = (await session.RunAsync("invite_to_ch", Channel(channel).Add("-user", guest.Account).ToString())).Answer;
        Scene.Ledger.Membership(channel, guest.Account).Note(Membership.Invited, answer);
        return answer;
    }

    /// <summary>Accepts or declines an invitation.</summary>
    public async Task<Answer> AnswerInvitationAsync(HostSession session, string channel, bool accept)
    {
        var answer = (await session.RunAsync(accept ? "accept_ch" : "decline_ch", Channel(channel).ToString())).Answer;
        Scene.Ledger.Membership(channel, Account).Note(accept ? Membership.Member : Membership.None, answer);
        return answer;
    }

    private static ArgumentWriter Channel(string name) => new ArgumentWriter().Add("-ch_name", name);

    private async Task CastAsync(HostSession session)
    {
        var cast = session.Record.BeginCast(Scene.Clock.Now);
        var outcome = await session.CastAsync(new CastMark(session.Record.Number, cast).ToArray(Scene.Run));
        if (outcome.Answer == Answer.Acknowledged)
            session.Record.Acknowledge(cast, Scene.Clock.Now);
    }

    private Task ChangeAsync(HostSession session, IReadOnlyList<Member> crowd)
    {
        string? invitation;
        lock (_gate)
            _invitations.TryDequeue(out invitation);
        if (invitation is not null)
            return AnswerInvitationAsync(session, invitation, accept: _random.Next(3) > 0);
        return _random.Next(8) switch
        {
            0 => ChangePasswordAsync(session),
            1 => CreateOwnChannelAsync(session),
            // A name that everybody else may try at the same time.
            2 => CreateChannelAsync(session, $"{Scene.Prefix}race{(int)Scene.Clock.Now.TotalSeconds / 2}"),
            3 => CreateOwnSubChannelAsync(session),
            4 or 5 => InviteSomebodyAsync(session, crowd),
            6 => ToggleRoomAsync(session),
            _ => ToggleSideAsync(session),
        };
    }

    private async Task ChangePasswordAsync(HostSession session)
    {
        var password = $"Next-Round-{_index}.{_names++}";
        var outcome = await session.RunAsync("set_pw", "", password);
        HasChangedPassword = true;
        Password.Note(password, outcome.Answer);
    }

    private Task CreateOwnChannelAsync(HostSession session) =>
        _channels.Count < MostChannels ? CreateChannelAsync(session, $"{Account}-{_names++}") : Task.CompletedTask;

    private Task CreateOwnSubChannelAsync(HostSession session) => _channels.Count > 0 && _names < MostSubChannels * MostChannels
        ? CreateSubChannelAsync(session, _channels[_names % _channels.Count], $"part{_names++}")
        : Task.CompletedTask;

    private async Task InviteSomebodyAsync(HostSession session, IReadOnlyList<Member> crowd)
    {
        if (_channels.Count == 0)
            return;
        var channel = _channels[_random.Next(_channels.Count)];
        var guest = crowd[_random.Next(crowd.Count)];
        // Each guest once per channel: the changes of a membership must follow each other.
        if (Scene.Ledger.Memberships.ContainsKey((channel, guest.Account)) || Interlocked.Increment(ref guest._invited) > MostInvitations)
            return;
        if (await InviteAsync(session, channel, guest) == Answer.Acknowledged)
            guest.Invite(channel);
    }

    // The room is closed alone: what becomes of a cast on its way through two sub-channels, one of them being closed, is not promised.
    private async Task ToggleRoomAsync(HostSession session)
    {
        if (_sideSession == session && _isSideOpen)
        {
            await ToggleSideAsync(session);
            if (_isSideOpen)
                return;
        }

        await CloseRoomAsync(session);
        await OpenRoomAsync(session);
    }

    private async Task ToggleSideAsync(HostSession session)
    {
        if (_sideSession != session)
            (_sideSession, _isSideOpen) = (session, false);
        var answer = (await session.RunAsync(_isSideOpen ? "close_sub_ch" : "open_sub_ch", _room.Side)).Answer;
        // A refusal says that it is in the other state already: an earlier change whose end nobody told was made.
        if (answer is Answer.Acknowledged or Answer.Refused)
            _isSideOpen = !_isSideOpen;
    }
}
