using Mrci.Commands.Tables;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Peers;

/// <summary><c>ls_p2p</c>: lists links and pending requests (C-ls_p2p.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsP2PCommand(ISessionContext session) : TextCommand("ls_p2p", session)
{
    private const int MinimumWidth = 7;

    private static readonly string[] Columns = ["peer_id", "pending"];

    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the sessions that you have a direct link to, then those with a pending request, whichever side has asked. peer_id is the session
        id in hexadecimal digits, pending is 1 for a request.
        """;

    /// <inheritdoc />
    protected override ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        string[][] rows =
        [
            .. shared.AcceptedPeers.Select(static peer => new[] { peer.ToString(), TableCell.Of(flag: false) }),
            .. shared.PendingPeers.Select(static peer => new[] { peer.ToString(), TableCell.Of(flag: true) }),
        ];
        Main(TableLayout.Render(Columns, rows, MinimumWidth));
        return ValueTask.CompletedTask;
    }
}
