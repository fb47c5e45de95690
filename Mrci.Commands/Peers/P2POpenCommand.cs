using Mrci.Domain.Peers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Peers;

/// <summary><c>p2p_open</c>: accepts the request of another session (C-p2p_open.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class P2POpenCommand(ISessionContext session) : PeerCommand("p2p_open", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Accepts the request of another session for a direct link. From then on both of you may send each other data with to_peer, until one
        closes the link with p2p_close.

        The input is a SESSION_ID frame with the id of the session that asks. ls_p2p lists what is pending; only who was asked can accept.
        """;

    /// <inheritdoc />
    protected override ValueTask ActAsync(SessionId peer, PeerRelation relation) =>
        NotOpen(relation) && InState(PeerRules.Send(relation, PeerMessage.Open).IsAccepted, "that session has not asked for a link.")
            ? Host.ToPeerAsync(peer, default, FrameType.P2POpen)
            : ValueTask.CompletedTask;
}
