using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Peers;

/// <summary><c>ping_peers</c>: asks peers who they are (C-ping_peers.1, P-8.23).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class PingPeersCommand(ISessionContext session) : TextCommand("ping_peers", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Asks the sessions that share an open sub-channel with you who they are, and tells them who you are. Only sessions with active updates take
        part, yours included: that is one with a sub-channel open whose active flag is on, or any sub-channel while the host has them on for all.

        The answers are PEER_INFO frames with the command id 21, one for each peer, and come after the command has finished; there may be none.
        """;

    /// <inheritdoc />
    protected override ValueTask StartAsync(ISharedState shared, ArgumentLine line) =>
        InState(shared.ActiveUpdate, "no sub-channel with active updates is open in this session.")
            ? Session.PingPeersAsync()
            : ValueTask.CompletedTask;
}
