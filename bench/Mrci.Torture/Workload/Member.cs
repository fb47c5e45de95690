using Mrci.Torture.Casting;
using Mrci.Torture.Ledger;
using Mrci.Torture.Sessions;

namespace Mrci.Torture.Workload;

/// <summary>A member of a room: casts all the time, and changes something now and then.</summary>
/// <param name="scene">The run.</param>
/// <param name="index">Number of the client.</param>
/// <param name="room">Its room.</param>
internal sealed partial class Member(Scene scene, int index, Room room)
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
    private readonly Queue<OwnedChannel> _invitations = new();
    private readonly List<OwnedChannel> _channels = [];
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

    private async Task CastAsync(HostSession session)
    {
        var cast = session.Record.BeginCast(Scene.Clock.Now);
        var outcome = await session.CastAsync(new CastMark(session.Record.Number, cast).ToArray(Scene.Run));
        if (outcome.Answer == Answer.Acknowledged)
            session.Record.Acknowledge(cast, Scene.Clock.Now);
    }

    private Task ChangeAsync(HostSession session, IReadOnlyList<Member> crowd)
    {
        OwnedChannel? invitation;
        lock (_gate)
            _invitations.TryDequeue(out invitation);
        if (invitation is not null)
            return AnswerInvitationAsync(session, invitation, accept: _random.Next(3) > 0);
        return _random.Next(16) switch
        {
            0 => ChangePasswordAsync(session),
            1 => CreateOwnChannelAsync(session),
            // A name that everybody else may try at the same time.
            2 => CreateChannelAsync(session, new OwnedChannel($"{Scene.Prefix}race{(int)Scene.Clock.Now.TotalSeconds / 2}", isSettled: true)),
            3 => CreateOwnSubChannelAsync(session),
            4 or 5 => InviteSomebodyAsync(session, crowd),
            6 => ToggleRoomAsync(session),
            7 => RenameOwnChannelAsync(session),
            8 => _random.Next(2) == 0 ? RemoveOwnChannelAsync(session) : CreateOwnChannelAsync(session),
            9 => SetLevelOfMemberAsync(session, crowd),
            10 => RemoveMemberAsync(session, crowd),
            11 => RenameSubChannelAsync(session),
            12 => RemoveSubChannelAsync(session),
            13 => SetLevelOfSubChannelAsync(session),
            14 => _random.Next(2) == 0 ? SetActiveFlagAsync(session) : ToggleReadOnlyFlagAsync(session),
            _ => ToggleSideAsync(session),
        };
    }

    private async Task ChangePasswordAsync(HostSession session)
    {
        HasChangedPassword = true;
        await SetPasswordAsync(session, $"Next-Round-{_index}.{_names++}");
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
