using Mrci.Domain.Peers;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Registry;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions.Peers;

/// <summary>
/// The peer-to-peer relations of a session (chapter 9). What happens at one side is published before that side changes its own state, so a
/// command that fails has changed nothing; the other side learns of it as an event, like a peer in another process.
/// </summary>
internal sealed partial class SessionPeers
{
    private readonly SessionScope _scope;
    private readonly PeerSender _sender;
    private readonly PeerContacts _contacts;
    private bool _isChanged;

    public SessionPeers(SessionScope scope)
    {
        _scope = scope;
        _sender = new PeerSender(scope);
        _contacts = new PeerContacts(scope.State.Peers);
    }

    private PeerLinks Links => _scope.State.Peers;

    /// <summary>Asks another session for a link (P-9.3).</summary>
    /// <returns>False when there is no such session; nothing has changed then (P-9.6).</returns>
    public async ValueTask<bool> RequestAsync(SessionId peer)
    {
        if (await _scope.Grains.GetGrain<ISessionRegistryGrain>(0).FindFrontAsync(peer.ToString()) is not { } front)
            return false;
        _contacts.Get(peer, front);
        await SendAsync(peer, PeerMessage.Request, FrameType.P2PRequest, _scope.State.ToPeerInfo().ToArray());
        return true;
    }

    /// <summary>Does what a command asks for: a step of the relation for the three P2P types, else data over an open link (P-9.3, P-9.8).</summary>
    /// <param name="peer">The other session.</param>
    /// <param name="data">The data; ignored for the P2P types.</param>
    /// <param name="type">One that is not forbidden (P-5.21).</param>
    /// <returns>False when the relation does not allow it; nothing has changed then.</returns>
    public async ValueTask<bool> SendAsync(SessionId peer, ReadOnlyMemory<byte> data, FrameType type)
    {
        var message = MessageOf(type);
        if (!PeerRules.Send(Links[peer], message).IsAccepted)
            return false;
        if (message == PeerMessage.Request)
            return peer != _scope.State.SessionId && !Links.IsFull && await RequestAsync(peer);
        await SendAsync(peer, message, type, message == PeerMessage.Data ? Signed(data.Span) : Signed([]));
        return true;
    }

    /// <summary>Takes what another session has sent (P-9.4).</summary>
    public async ValueTask ReceiveAsync(PeerEvent message)
    {
        if (!SessionId.TryParse(message.Origin.SessionId, out var peer))
            return;
        switch (message)
        {
            case PeerLinkEvent link:
                await ReceiveAsync(peer, link);
                break;
            case PeerLinkProbe probe when Links[peer] != PeerRelation.Open:
                await RefuseAsync(probe, probe.Front);
                break;
            case PeerLinkRefusal refusal when (_contacts.Find(peer)?.Sent ?? 0) <= refusal.Answered:
                Drop(peer);
                break;
        }
    }

    /// <summary>Answers a ping, then tells the own client (P-7.22).</summary>
    public async ValueTask AnswerAsync(PeerPing ping)
    {
        if (!PingPayload.TryRead(ping.Payload, out var sender, out var front))
            return;
        _scope.Write(FrameType.PeerInfo, AsyncCommand.LimitedCast, sender);
        await _sender.SendAsync(front, new PeerReply(
            _scope.NextOrigin(), ping.Origin.SessionId, (byte)FrameType.PeerInfo, _scope.State.ToPeerInfo().ToArray()));
    }

    /// <summary>The relations if they have changed since they were taken last.</summary>
    public SessionPeer[]? Take()
    {
        if (!_isChanged)
            return null;
        _isChanged = false;
        return List();
    }

    /// <summary>All relations.</summary>
    public SessionPeer[] List()
    {
        var list = new List<SessionPeer>();
        foreach (var peer in Links.All)
        {
            if (_contacts.Find(peer) is { } contact)
                list.Add(new SessionPeer(peer.ToString(), contact.Front, (byte)Links[peer]));
        }

        return [.. list];
    }

    private async ValueTask SendAsync(SessionId peer, PeerMessage message, FrameType type, byte[] payload)
    {
        var contact = _contacts.Find(peer) ?? throw new InvalidOperationException($"Nobody knows which front end holds the session {peer}.");
        var origin = _scope.NextOrigin();
        contact.Sent = origin.Sequence;
        await _sender.SendAsync(contact.Front, new PeerLinkEvent(origin, peer.ToString(), FrontId, (byte)type, payload));
        if (Links.Send(peer, message))
            _isChanged |= message != PeerMessage.Data;
    }

    private async ValueTask ReceiveAsync(SessionId peer, PeerLinkEvent link)
    {
        var contact = _contacts.Get(peer, link.Front);
        if (link.Origin.Sequence <= contact.Heard)
            return;
        contact.Heard = link.Origin.Sequence;
        var type = (FrameType)link.Type;
        var message = MessageOf(type);
        var before = Links[peer];
        if (Links.Receive(peer, message))
        {
            _isChanged |= message != PeerMessage.Data;
            _scope.Write(type, AsyncCommand.P2P, link.Payload);
        }
        else if (before == PeerRelation.None && message != PeerMessage.Close)
        {
            // There is no room for a request, or the sender believes in a link that is none: it must not go on believing (P-9.12).
            await RefuseAsync(link, link.Front);
        }
    }

    private Task RefuseAsync(PeerEvent message, string front) =>
        _sender.SendAsync(front, new PeerLinkRefusal(_scope.NextOrigin(), message.Origin.SessionId, message.Origin.Sequence));

    private string FrontId => _scope.Attachment.FrontId ?? "";

    // P-9.5: the receiving client sees the id of its peer.
    private byte[] Signed(ReadOnlySpan<byte> data)
    {
        var payload = new byte[SessionId.Size + data.Length];
        _scope.State.SessionId.Write(payload);
        data.CopyTo(payload.AsSpan(SessionId.Size));
        return payload;
    }

    private static PeerMessage MessageOf(FrameType type) => type switch
    {
        FrameType.P2PRequest => PeerMessage.Request,
        FrameType.P2POpen => PeerMessage.Open,
        FrameType.P2PClose => PeerMessage.Close,
        _ => PeerMessage.Data,
    };
}
