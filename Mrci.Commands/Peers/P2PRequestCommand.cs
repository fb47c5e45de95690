using Mrci.Domain.Peers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Peers;

/// <summary><c>p2p_request</c>: asks another session for a direct link (C-p2p_request.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class P2PRequestCommand(ISessionContext session) : PeerCommand("p2p_request", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Asks another session for a direct link. Its client is told who you are and may accept with p2p_open or decline with p2p_close; you are
        told of either.

        The input is a SESSION_ID frame: the 28 bytes of the session's id, as in the PEER_INFO frames that ping_peers brings.
        """;

    /// <inheritdoc />
    protected override async ValueTask ActAsync(SessionId peer, PeerRelation relation)
    {
        if (NotOpen(relation)
            && InState(relation == PeerRelation.None, "a request between you and that session is pending already.")
            && InState(peer != Session.State.SessionId, "that is your own session.")
            && Within(!Session.State.Peers.IsFull, $"a session has at most {PeerLinks.DefaultLimit} links and requests."))
        {
            Found(await Session.RequestPeerAsync(peer), "session of that id");
        }
    }
}
