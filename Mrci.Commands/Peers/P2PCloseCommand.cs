using Mrci.Domain.Peers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Peers;

/// <summary><c>p2p_close</c>: closes a link, declines a request, or takes one back (C-p2p_close.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class P2PCloseCommand(ISessionContext session) : PeerCommand("p2p_close", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Closes the direct link to another session. It also declines that session's request for one, or takes back your own. The other side is
        told.

        The input is a SESSION_ID frame with the id of the other session. ls_p2p lists links and requests.
        """;

    /// <inheritdoc />
    protected override ValueTask ActAsync(SessionId peer, PeerRelation relation) =>
        InState(relation != PeerRelation.None, "there is neither a link to that session nor a request.")
            ? Host.ToPeerAsync(peer, default, FrameType.P2PClose)
            : ValueTask.CompletedTask;
}
