using System.Runtime.InteropServices;
using Mrci.Domain.Names;
using Mrci.Domain.Sessions;
using Mrci.Grains.Channels;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using GrainOpenStatus = Mrci.Grains.Channels.OpenStatus;
using OpenStatus = Mrci.Domain.Sessions.OpenStatus;

namespace Mrci.Grains.Sessions.Channels;

/// <summary>The sub-channels of a session: opening, closing, casting (chapter 8). Methods that can fail answer the error text, null for success.</summary>
internal sealed class SessionChannels
{
    private const string NoSuchSubChannel = "there is no such sub-channel.";

    private readonly SessionScope _scope;
    private readonly ChannelAccess _access;
    private readonly CastSender _casts;

    // Version of the channel that each one was opened with.
    private readonly Dictionary<SubChannelId, long> _openedWith = [];

    public SessionChannels(SessionScope scope)
    {
        _scope = scope;
        _access = new ChannelAccess(scope);
        _casts = new CastSender(scope, _access);
    }

    /// <summary>Opens by names (P-8.10).</summary>
    public async ValueTask<string?> OpenAsync(string channel, string subChannel) =>
        CheckNames(channel, subChannel) ?? (await _access.FindAsync(channel, subChannel) is { } id ? await OpenAsync(id) : NoSuchSubChannel);

    /// <summary>Opens by ids (P-8.10, P-8.11). Nothing is cast.</summary>
    public async ValueTask<string?> OpenAsync(SubChannelRef id)
    {
        var subChannel = ChannelAccess.IdOf(id);
        switch (_scope.State.CanOpen(subChannel))
        {
            case OpenStatus.InvalidChannel:
                return "the channel id is not valid.";
            case OpenStatus.NoFreeSlot:
                return $"{ChannelList.Slots} sub-channels are open already, which is the limit.";
            case OpenStatus.AlreadyOpen:
                return "the sub-channel is open already.";
        }

        var decision = await _access.EnterAsync(id);
        if (decision.Status == GrainOpenStatus.NotFound)
            return NoSuchSubChannel;
        if (decision.Status == GrainOpenStatus.Denied)
            return "your level in the channel does not allow it.";
        _scope.State.OpenSubChannel(subChannel, decision.CanWrite, decision.Active);
        _openedWith[subChannel] = decision.Version;
        return null;
    }

    /// <summary>Closes by names (P-8.12).</summary>
    public async ValueTask<string?> CloseAsync(string channel, string subChannel) =>
        CheckNames(channel, subChannel) ?? (await _access.FindAsync(channel, subChannel) is { } id ? await CloseAsync(id) : NoSuchSubChannel);

    /// <summary>Closes by ids (P-8.12).</summary>
    public async ValueTask<string?> CloseAsync(SubChannelRef id)
    {
        var subChannel = ChannelAccess.IdOf(id);
        if (subChannel.IsBlank)
            return "the channel id is not valid.";
        var change = _scope.State.CloseSubChannel(subChannel);
        if (!change.IsChanged)
            return "the sub-channel is not open.";
        await AnnounceAsync(change);
        return null;
    }

    /// <summary>
    /// Whether a sub-channel is open, and was before a change of its channel. One that was opened afterwards was opened with the change known: that its event
    /// comes later must not undo it (P-7.0.3 d).
    /// </summary>
    /// <param name="id">The sub-channel.</param>
    /// <param name="version">Version of the channel after the change.</param>
    public bool WasOpenBefore(SubChannelId id, long version) =>
        _scope.State.OpenSubChannels.Contains(id) && _openedWith.GetValueOrDefault(id) < version;

    /// <summary>Closes whatever is open in a channel, as one change (P-8.13).</summary>
    public ValueTask CloseChannelAsync(ulong channelId) => AnnounceAsync(_scope.State.CloseChannel(channelId));

    /// <summary>Closes what was open in a channel before a change of it, as one change (P-8.13).</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="version">Its version after the change.</param>
    public ValueTask CloseChannelAsync(ulong channelId, long version) => AnnounceAsync(_scope.State.Close(
        ChannelAccess.RefsOf(_scope.State.OpenSubChannels).Select(ChannelAccess.IdOf).Where(id => id.ChannelId == channelId && WasOpenBefore(id, version))));

    /// <summary>Tells the peers of sub-channels that the state has closed, and leaves them at their owners.</summary>
    public async ValueTask AnnounceAsync(SubChannelsChange change)
    {
        if (!change.IsChanged)
            return;
        if (change.CastsPeerStat)
            await _casts.SendAsync(change.Before, CastKind.Limited, FrameType.PeerStat, _scope.State.ToPeerStat(change).ToArray());
        await LeaveAsync(change.Before, change.After);
    }

    /// <summary>Casts data of a command over the writable sub-channels (P-7.5).</summary>
    public async ValueTask CastAsync(ReadOnlyMemory<byte> data, FrameType type)
    {
        var over = _scope.State.WritableSubChannels;
        if (over.IsEmpty)
            return;
        var lost = await _casts.SendAsync(over, CastKind.Cast, type, ToArray(data));
        if (lost.Count > 0)
            await AnnounceAsync(_scope.State.Close(lost));
    }

    /// <summary>Casts to active peers over the open sub-channels, if active updates are on (P-7.22).</summary>
    public async ValueTask CastToActiveAsync(FrameType type, byte[] payload)
    {
        if (_scope.State.ActiveUpdate)
            await _casts.SendAsync(_scope.State.OpenSubChannels, CastKind.Limited, type, payload);
    }

    /// <summary>Pings the active peers over the open sub-channels, if active updates are on (P-8.23).</summary>
    public ValueTask PingAsync() =>
        CastToActiveAsync(FrameType.PingPeers, PingPayload.Create(_scope.State.ToPeerInfo(), _scope.Attachment.FrontId ?? ""));

    /// <summary>Asks again whether everything open may be open (P-7.0.3 c), and closes what may not.</summary>
    public async ValueTask VerifyAsync()
    {
        var state = _scope.State;
        List<SubChannelId> lost = [];
        foreach (var id in ChannelAccess.RefsOf(state.OpenSubChannels))
        {
            var subChannel = ChannelAccess.IdOf(id);
            var decision = await _access.DecideAsync(id);

            // The owner of the sub-channel holds the right that the session came with.
            if (decision.Status == GrainOpenStatus.Allowed && decision.CanWrite != state.WritableSubChannels.Contains(subChannel))
                decision = await _access.EnterAsync(id);
            if (decision.Status == GrainOpenStatus.Allowed)
            {
                state.SetWritable(subChannel, decision.CanWrite);
                state.SetActiveFlag(subChannel, decision.Active);
            }
            else
            {
                lost.Add(subChannel);
            }
        }

        await AnnounceAsync(state.Close(lost));
    }

    /// <summary>Opens again what was open before a recovery; what may not be open any more is dropped, and peers are told (P-10.21).</summary>
    /// <param name="before">What was open, in slot order.</param>
    /// <param name="wasActive">Whether active updates were on (P-8.22).</param>
    public async ValueTask RestoreAsync(IReadOnlyList<SubChannelRef> before, bool wasActive)
    {
        foreach (var id in before)
            await OpenAsync(id);
        await DropAsync(before, wasActive);
    }

    /// <summary>Tells active peers that the session is gone, and leaves everything (P-1.18 step 1). The state stays as it is.</summary>
    public async ValueTask EndAsync()
    {
        await CastToActiveAsync(FrameType.PeerStat, _scope.State.ToFinalPeerStat().ToArray());
        await LeaveAsync(_scope.State.OpenSubChannels, ChannelList.Empty);
    }

    /// <summary>Leaves what was open before a recovery and is not any more, and tells peers (P-10.21).</summary>
    /// <param name="before">What was open, in slot order.</param>
    /// <param name="wasActive">Whether active updates were on (P-8.22).</param>
    public async ValueTask DropAsync(IReadOnlyList<SubChannelRef> before, bool wasActive)
    {
        var former = ChannelList.Of([.. before.Take(ChannelList.Slots).Select(ChannelAccess.IdOf)]);
        if (former.Count == _scope.State.OpenSubChannels.Count)
            return;
        try
        {
            await AnnounceAsync(new SubChannelsChange(former, _scope.State.OpenSubChannels, wasActive));
        }
        catch (Exception exception)
        {
            // The session goes on without it; whom it concerns learns by the next ping.
            SessionLog.FarewellFailed(_scope.Logger, _scope.Key, exception);
        }
    }

    private static string? CheckNames(string channel, string subChannel)
    {
        if (!ChannelNames.IsValid(channel))
            return "the channel name is not valid.";
        return ChannelNames.IsValid(subChannel) ? null : "the sub-channel name is not valid.";
    }

    // Nobody changes the payload of a client frame after the call, so passing it on needs no copy; a command's own buffer does.
    private byte[] ToArray(ReadOnlyMemory<byte> data) =>
        MemoryMarshal.TryGetArray(data, out var segment) && segment.Array is { } array && array.Length == data.Length && array == _scope.FramePayload
            ? array
            : data.ToArray();

    private async ValueTask LeaveAsync(ChannelList before, ChannelList after)
    {
        foreach (var id in ChannelAccess.RefsOf(before))
        {
            if (after.Contains(ChannelAccess.IdOf(id)))
                continue;
            _openedWith.Remove(ChannelAccess.IdOf(id));
            await _access.SubChannel(id).CloseAsync(_scope.Key);
        }
    }
}
