using Mrci.Domain.Peers;
using Mrci.Grains.Events;
using Mrci.Grains.Registry;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions.Peers;

/// <content>Relations that the host itself ends or restores (P-9.12, P-10.21, P-10.22).</content>
internal sealed partial class SessionPeers
{
    /// <summary>
    /// Restores the accepted relations of a lost session and asks the other sides whether they have them too; drops the pending ones on both
    /// sides (P-10.21).
    /// </summary>
    /// <param name="before">The relations as the front end knows them.</param>
    /// <param name="keep">Whether the user was restored; without him nothing is kept.</param>
    public async ValueTask RestoreAsync(IReadOnlyList<SessionPeer> before, bool keep)
    {
        if (before.Count == 0)
            return;
        var messages = new List<Task>();
        foreach (var (peer, relation) in Recall(before))
        {
            var front = _contacts.Find(peer)!.Front;
            Links.Restore(peer, relation);
            if (keep && relation == PeerRelation.Open)
            {
                messages.Add(_sender.SendAsync(front, new PeerLinkProbe(Number(peer), peer.ToString(), FrontId)));
                continue;
            }

            messages.Add(SendCloseAsync(peer));
            Drop(peer);
        }

        await GuardAsync(Task.WhenAll(messages));
        await DropGoneAsync();
    }

    /// <summary>Takes over the relations of a session that has moved as planned: all of them, unless its user has gone (P-10.22).</summary>
    public async ValueTask ResumeAsync(IReadOnlyList<SessionPeer> before, bool keep)
    {
        if (!keep)
        {
            await RestoreAsync(before, keep: false);
            return;
        }

        foreach (var (peer, relation) in Recall(before))
            Links.Restore(peer, relation);
    }

    /// <summary>A logout has emptied the list: tells the other sides, and the own client too, which is still there (P-9.12, P-10.8).</summary>
    public async ValueTask LeaveAsync(IReadOnlyList<SessionId> peers)
    {
        foreach (var peer in peers)
            TellClosed(peer);
        await CloseAsync(peers);
    }

    /// <summary>The session ends: CLOSE_P2P to all peers (P-1.18 step 2).</summary>
    public ValueTask EndAsync() => CloseAsync(Links.Clear());

    /// <summary>
    /// Drops relations to sessions that have ended without a word, as when the processes of a session and of its front end die together (P-9.12).
    /// </summary>
    public async ValueTask DropGoneAsync()
    {
        if (Links.All.Count == 0)
            return;
        try
        {
            string[] peers = [.. Links.All.Select(static peer => peer.ToString())];
            foreach (var gone in await _scope.Grains.GetGrain<ISessionRegistryGrain>(0).FindGoneAsync(peers))
            {
                if (SessionId.TryParse(gone, out var peer))
                    Drop(peer);
            }
        }
        catch (Exception exception)
        {
            // Asked again with the next sign of life of the front end.
            SessionLog.PeersNotChecked(_scope.Logger, _scope.Key, exception);
        }
    }

    private IEnumerable<(SessionId Peer, PeerRelation Relation)> Recall(IReadOnlyList<SessionPeer> before)
    {
        foreach (var each in before)
        {
            if (!SessionId.TryParse(each.SessionId, out var peer))
                continue;
            _contacts.Get(peer, each.Front);
            yield return (peer, (PeerRelation)each.Relation);
        }
    }

    private async ValueTask CloseAsync(IReadOnlyList<SessionId> peers)
    {
        if (peers.Count == 0)
            return;
        _isChanged = true;
        await GuardAsync(Task.WhenAll(peers.Select(SendCloseAsync)));
    }

    private Task SendCloseAsync(SessionId peer) => _contacts.Find(peer) is { } contact
        ? _sender.SendAsync(contact.Front, new PeerLinkEvent(Number(peer), peer.ToString(), FrontId, (byte)FrameType.P2PClose, Signed([])))
        : Task.CompletedTask;

    private EventOrigin Number(SessionId peer)
    {
        var origin = _scope.NextOrigin();
        _contacts.Find(peer)!.Sent = origin.Sequence;
        return origin;
    }

    private void Drop(SessionId peer)
    {
        if (!Links.Receive(peer, PeerMessage.Close))
            return;
        _isChanged = true;
        TellClosed(peer);
    }

    private void TellClosed(SessionId peer)
    {
        Span<byte> payload = stackalloc byte[SessionId.Size];
        peer.Write(payload);
        _scope.Write(FrameType.P2PClose, AsyncCommand.P2P, payload);
    }

    private async ValueTask GuardAsync(Task messages)
    {
        try
        {
            await messages;
        }
        catch (Exception exception)
        {
            // A peer that was not told notices when it uses the link, or when the registry counts this session as gone.
            SessionLog.FarewellFailed(_scope.Logger, _scope.Key, exception);
        }
    }
}
