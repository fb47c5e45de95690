using Mrci.Domain.Peers;
using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Peers;

/// <summary><c>to_peer</c>: sends data over a direct link (C-to_peer.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class ToPeerCommand(ISessionContext session) : BuiltInCommand("to_peer", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Sends data straight to a session that you have a direct link to. Its client gets a frame of the same type with the command id 24: the 28
        bytes of your session id, then the data.

        The input is a frame of any type that is not the host's own: the 28 bytes of the other session's id, then the data. p2p_request and
        p2p_open make a link.
        """;

    /// <inheritdoc />
    public override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (!Valid("session id", data.Length >= SessionId.Size))
            return ValueTask.CompletedTask;
        var peer = SessionId.Read(data.Span);
        return InState(Session.State.Peers[peer] == PeerRelation.Open, "there is no open link to that session.")
            && Valid("frame type", !FrameTypes.IsForbiddenForCast(type))
                ? Host.ToPeerAsync(peer, data[SessionId.Size..], type)
                : ValueTask.CompletedTask;
    }
}
