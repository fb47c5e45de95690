using Mrci.Domain.Peers;
using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Commands.Peers;

/// <summary>
/// Base of the commands that act on SESSION_ID frames of 28 bytes (P-9.2): another length is an error, another type is answered by IDLE alone.
/// </summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class PeerCommand(string name, ISessionContext session) : BuiltInCommand(name, session)
{
    /// <inheritdoc />
    public sealed override ValueTask ProcBinAsync(ISharedState shared, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (type != FrameType.SessionId || !Valid("session id", data.Length == SessionId.Size))
            return ValueTask.CompletedTask;
        var peer = SessionId.Read(data.Span);
        return ActAsync(peer, Session.State.Peers[peer]);
    }

    /// <summary>Does it.</summary>
    /// <param name="peer">The other session.</param>
    /// <param name="relation">The relation to it.</param>
    protected abstract ValueTask ActAsync(SessionId peer, PeerRelation relation);

    /// <summary>Checks that no link is open.</summary>
    private protected bool NotOpen(PeerRelation relation) => InState(relation != PeerRelation.Open, "the link to that session is open already.");
}
