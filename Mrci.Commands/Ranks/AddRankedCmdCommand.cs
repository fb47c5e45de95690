using Mrci.Commands.Accounts;
using Mrci.Domain.Names;
using Mrci.Grains.Ranks;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Ranks;

/// <summary>Gives a command name a rank (C-add_ranked_cmd.1, C-add_ranked_cmd.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddRankedCmdCommand(ISessionContext session) : TextCommand("add_ranked_cmd", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Lets users of less powerful groups run a command. A command without an assigned rank has rank 1; a user may run it when its rank is not
        smaller than that of his group.

        -command (text)   name of the command. It need not exist.
        -rank (int)       1 and up; 2 lets the initial group users run it.

        To change a rank, remove it with rm_ranked_cmd first. All sessions get or lose the command at once.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        uint rank = 0;
        if (!Given(line, "-command", out var command)
            || !Given(line, "-rank", out var rankText)
            || !Valid("-rank", Numbers.TryParse(rankText, 1, uint.MaxValue, out rank))
            || !Valid("-command", CommandNames.IsValid(command)))
        {
            return;
        }

        var callerRank = await Session.Grains.FindRankAsync(shared.UserId.ToString());
        if (!Found(callerRank is not null, "such account any more"))
            return;

        var result = await Session.Grains.GetGrain<ICommandRankGrain>(0)
            .AddAsync(Guid.NewGuid(), command, rank, callerRank!.Value, Session.NextOrigin());
        if (Free(result.Status != CommandRankStatus.Assigned, "a rank for that command")
            && Permitted(result.Status != CommandRankStatus.NotPermitted, "neither the present nor the new rank may be above your own."))
        {
            await Session.ApplyAsync([result.Event!]);
        }
    }
}
