using Mrci.Domain.Sessions;
using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Events;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Sessions.Moving;
using Mrci.Grains.Sessions.Peers;
using Mrci.Grains.Users;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions.Login;

/// <summary>Login, logout, restoring, and reading again (P-10.5 to P-10.8, P-7.20, P-7.0.3 c).</summary>
internal sealed class SessionLogin(
    SessionScope scope,
    SessionChannels channels,
    SessionPeers peers,
    SessionMemberships memberships,
    EventVersions versions,
    CommandControl control)
{
    private readonly UserReader _reader = new(scope.Grains);

    /// <summary>Logs a user in from a command: the former user goes first, MY_INFO follows, the rebuild waits for the IDLE (P-4.14).</summary>
    public async ValueTask LoginAsync(UserSnapshot user)
    {
        var record = await _reader.ReadAsync(user.UserId)
            ?? throw new InvalidOperationException($"The account {user.UserId} has been deleted while its user logged in.");
        if (scope.State.IsLoggedIn)
        {
            // C-auth.5
            await control.TerminateAsync(null);
            await LeaveAsync();
        }

        Enter(record);
        WriteMyInfo();
        scope.IsRebuildWanted = true;
    }

    /// <summary>Logs the user out (P-10.8); the rebuild follows.</summary>
    public async ValueTask LogoutAsync()
    {
        scope.IsLogoutWanted = false;
        if (scope.State.IsLoggedIn)
            await LeaveAsync();
    }

    /// <summary>
    /// Takes the user of a lost session up again without a password (P-7.20, P-10.21). One who is gone or locked is logged out instead
    /// without a user nothing stays open.
    /// </summary>
    public async ValueTask RestoreAsync(SessionAttachment attachment)
    {
        if (await TryEnterAsync(attachment, ownerOverride: false))
            WriteMyInfo();
    }

    /// <summary>Takes the user of a moved session up again; only a change reaches the client (P-10.22).</summary>
    public async ValueTask ResumeAsync(SessionAttachment attachment, SessionHandover handover)
    {
        if (await TryEnterAsync(attachment, handover.OwnerOverride))
        {
            if (!MyInfo().ToArray().AsSpan().SequenceEqual(handover.MyInfo))
                WriteMyInfo();
        }
        else if (attachment.UserId is not null)
        {
            WriteFarewell();
        }
    }

    /// <summary>Asks the owners how things are, and repairs what differs: no frame when nothing does.</summary>
    public async ValueTask RereadAsync()
    {
        var state = scope.State;
        if (state.IsLoggedIn)
        {
            if (await _reader.ReadAsync(state.UserId.ToString()) is not { } record)
            {
                scope.IsRereadWanted = false;
                await ExpelAsync();
                return;
            }

            Update(record);
        }

        await channels.VerifyAsync();
        scope.IsRereadWanted = false;
    }

    /// <summary>The account is gone (P-7.8): its user is logged out and told.</summary>
    public async ValueTask ExpelAsync()
    {
        await LogoutAsync();
        WriteFarewell();
    }

    /// <summary>Sends <c>2:MY_INFO</c> with the e-mail address that the user's record has now (P-3.8).</summary>
    public async ValueTask SendMyInfoAsync()
    {
        if (await scope.Grains.GetGrain<IUserGrain>(scope.State.UserId.ToString()).GetAsync() is { } user)
            scope.User = user;
        WriteMyInfo();
    }

    /// <summary>Payload of the MY_INFO that describes the user now; null for nobody.</summary>
    public byte[]? MyInfoBytes() => scope.State.IsLoggedIn ? MyInfo().ToArray() : null;

    private async ValueTask<bool> TryEnterAsync(SessionAttachment attachment, bool ownerOverride)
    {
        if (attachment.UserId is { } userId)
        {
            if (await _reader.ReadAsync(userId) is { User.Locked: false } record)
            {
                Enter(record);
                scope.State.OwnerOverride = ownerOverride;
                await channels.RestoreAsync(attachment.Open ?? [], attachment.ActiveUpdate);
                return true;
            }

            scope.IsUserChanged = true;
        }

        await channels.DropAsync(attachment.Open ?? [], attachment.ActiveUpdate);
        return false;
    }

    private void Enter(UserRecord record)
    {
        var (user, group, list) = record;
        if (!UserId.TryParse(user.UserId, out var userId))
            throw new InvalidOperationException($"{user.UserId} is not a user id.");
        scope.State.Login(new LoginSnapshot(userId, user.Name, group.Name, user.DisplayName, group.Rank, []));
        memberships.Replace(list);
        versions.Clear();
        versions.Start(record);
        scope.User = user;
        scope.IsUserChanged = true;
    }

    private async ValueTask LeaveAsync()
    {
        var change = scope.State.Logout();
        memberships.Clear();
        versions.Clear();
        scope.User = null;
        scope.IsUserChanged = true;

        // Whatever happens now, the former user's commands go.
        scope.IsRebuildWanted = true;
        try
        {
            await channels.AnnounceAsync(change.SubChannels);
        }
        catch (Exception exception)
        {
            SessionLog.FarewellFailed(scope.Logger, scope.Key, exception);
        }

        await peers.LeaveAsync(change.Peers);
    }

    private void Update(UserRecord record)
    {
        var state = scope.State;
        var (user, group, list) = record;
        var before = MyInfo();
        var rank = state.HostRank;
        state.RenameUser(user.Name);
        state.SetDisplayName(user.DisplayName);
        state.SetGroup(group.Name, group.Rank);
        memberships.Replace(list);
        versions.Read(record);
        scope.User = user;
        if (MyInfo() != before)
            WriteMyInfo();
        if (state.HostRank != rank)
            scope.IsRebuildWanted = true;
    }

    private Protocol.Payloads.MyInfo MyInfo() => scope.State.ToMyInfo(scope.User?.Email ?? "", scope.User is { EmailVerified: true });

    private void WriteFarewell() =>
        scope.WriteText(FrameType.Text, AsyncCommand.SysMsg, "Your account has been deleted; you are logged out.\n");

    private void WriteMyInfo()
    {
        Span<byte> payload = stackalloc byte[Protocol.Payloads.MyInfo.Size];
        MyInfo().Write(payload);
        scope.Write(FrameType.MyInfo, AsyncCommand.SysMsg, payload);
    }
}
