using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;

namespace Mrci.Domain.Sessions;

/// <content>Open sub-channels and active updates (P-8.10 to P-8.24).</content>
public sealed partial class SessionState
{
    // Open sub-channels whose active-update flag is on.
    private readonly HashSet<SubChannelId> _active = [];

    /// <summary>Field <c>chIds</c>: the open sub-channels, always 54 bytes on the wire (P-6.2, X-20).</summary>
    public ChannelList OpenSubChannels { get; private set; }

    /// <summary>Field <c>wrAbleChIds</c>: those of them the session may send on, always 54 bytes on the wire (P-6.2, X-21).</summary>
    public ChannelList WritableSubChannels { get; private set; }

    /// <summary>The host-wide active-update setting as the session knows it (C-CFG.13).</summary>
    public bool HostActiveUpdates { get; set; }

    /// <summary>
    /// Field <c>activeUpdate</c> (P-8.20), computed from what it depends on: something is open, and the host-wide setting or the flag
    /// of some open sub-channel is on.
    /// </summary>
    public bool ActiveUpdate => !OpenSubChannels.IsEmpty && (HostActiveUpdates || _active.Count > 0);

    /// <summary>Whether the session could open a sub-channel (P-8.10 steps 1-3); existence and level are the channel's to decide.</summary>
    /// <param name="id">The sub-channel.</param>
    /// <returns>The first failing check.</returns>
    public OpenStatus CanOpen(SubChannelId id)
    {
        if (id.IsBlank)
            return OpenStatus.InvalidChannel;
        if (OpenSubChannels.Count == ChannelList.Slots)
            return OpenStatus.NoFreeSlot;
        return OpenSubChannels.Contains(id) ? OpenStatus.AlreadyOpen : OpenStatus.Ok;
    }

    /// <summary>Opens a sub-channel (P-8.11). Nothing is cast.</summary>
    /// <param name="id">The sub-channel.</param>
    /// <param name="isWritable">No read-only flag matches (P-8.8).</param>
    /// <param name="isActive">The sub-channel's active-update flag.</param>
    /// <returns>The first failing check; then nothing changed.</returns>
    public OpenStatus OpenSubChannel(SubChannelId id, bool isWritable, bool isActive)
    {
        var status = CanOpen(id);
        if (status != OpenStatus.Ok || !OpenSubChannels.TryAdd(id, out var open))
            return status;
        OpenSubChannels = open;
        SetWritable(id, isWritable);
        SetActiveFlag(id, isActive);
        return OpenStatus.Ok;
    }

    /// <summary>Closes one sub-channel (P-8.12).</summary>
    /// <param name="id">The sub-channel.</param>
    /// <returns>The change; not changed if it was not open.</returns>
    public SubChannelsChange CloseSubChannel(SubChannelId id) => Close([id]);

    /// <summary>Closes all sub-channels of a channel as one change (P-8.13).</summary>
    /// <param name="channelId">The channel.</param>
    /// <returns>The change; not changed if none was open.</returns>
    public SubChannelsChange CloseChannel(ulong channelId) => Close(OpenIn(channelId));

    /// <summary>Whether some sub-channel of a channel is open.</summary>
    /// <param name="channelId">The channel.</param>
    /// <returns><see langword="true"/> if one is.</returns>
    public bool HasOpen(ulong channelId) => OpenIn(channelId).Count > 0;

    /// <summary>Closes everything, at logout.</summary>
    /// <returns>The change; not changed if nothing was open.</returns>
    public SubChannelsChange CloseAll()
    {
        var change = new SubChannelsChange(OpenSubChannels, ChannelList.Empty, ActiveUpdate);
        OpenSubChannels = ChannelList.Empty;
        WritableSubChannels = ChannelList.Empty;
        _active.Clear();
        return change;
    }

    /// <summary>
    /// Closes several sub-channels as one change (P-8.13), for instance those that only the override allowed (C-ch_owner_override.1).
    /// </summary>
    /// <param name="ids">The sub-channels; those that are not open are ignored.</param>
    /// <returns>The change; not changed if none was open.</returns>
    public SubChannelsChange Close(IEnumerable<SubChannelId> ids)
    {
        var before = OpenSubChannels;
        var wasActive = ActiveUpdate;
        foreach (var id in ids)
        {
            OpenSubChannels = OpenSubChannels.Remove(id);
            WritableSubChannels = WritableSubChannels.Remove(id);
            _active.Remove(id);
        }

        return new SubChannelsChange(before, OpenSubChannels, wasActive);
    }

    /// <summary>Sets whether the session may send on an open sub-channel.</summary>
    /// <param name="id">The sub-channel; ignored if it is not open.</param>
    /// <param name="isWritable">It may.</param>
    public void SetWritable(SubChannelId id, bool isWritable)
    {
        if (!OpenSubChannels.Contains(id) || WritableSubChannels.Contains(id) == isWritable)
            return;
        if (!isWritable)
            WritableSubChannels = WritableSubChannels.Remove(id);
        else if (WritableSubChannels.TryAdd(id, out var writable))
            WritableSubChannels = writable;
    }

    /// <summary>Takes over the active-update flag of a sub-channel (CH_ACT_FLAG).</summary>
    /// <param name="id">The sub-channel; ignored if it is not open.</param>
    /// <param name="isActive">The flag.</param>
    public void SetActiveFlag(SubChannelId id, bool isActive)
    {
        if (!isActive)
            _active.Remove(id);
        else if (OpenSubChannels.Contains(id))
            _active.Add(id);
    }

    private List<SubChannelId> OpenIn(ulong channelId)
    {
        var open = new List<SubChannelId>(ChannelList.Slots);
        foreach (var id in OpenSubChannels)
        {
            if (!id.IsBlank && id.ChannelId == channelId)
                open.Add(id);
        }

        return open;
    }

    /// <summary>Builds PEER_STAT for a change (P-8.12): the list afterwards, flag 00.</summary>
    /// <param name="change">A change of this session for which <see cref="SubChannelsChange.CastsPeerStat"/> holds.</param>
    /// <returns>The payload.</returns>
    public PeerStat ToPeerStat(in SubChannelsChange change) => new(SessionId, change.After, Disconnected: false);

    /// <summary>Builds PEER_STAT for the end of the session (P-8.22): the list as it is, flag 01. Only cast while active.</summary>
    /// <returns>The payload.</returns>
    public PeerStat ToFinalPeerStat() => new(SessionId, OpenSubChannels, Disconnected: true);
}
