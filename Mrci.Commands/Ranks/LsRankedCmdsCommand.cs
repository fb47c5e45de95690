using Mrci.Commands.Tables;
using Mrci.Grains.Ranks;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Ranks;

/// <summary>Lists the commands with an assigned rank (C-ls_ranked_cmds.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsRankedCmdsCommand(ISessionContext session) : TableCommand("ls_ranked_cmds", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lists the commands with an assigned rank. All other commands have rank 1. Every column can be searched:
        -command_obj_name cast shows the rows whose name contains cast.
        """;

    /// <inheritdoc />
    protected override IReadOnlyList<string> Columns { get; } = ["command_obj_name", "host_rank"];

    /// <inheritdoc />
    protected override async ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line)
    {
        var ranks = await Session.Grains.GetGrain<ICommandRankGrain>(0).GetAsync();
        return [.. ranks.Select(static rank => new[] { rank.Command, TableCell.Of(rank.Rank) })];
    }
}
