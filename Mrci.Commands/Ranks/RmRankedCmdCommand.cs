using Mrci.Domain.Names;
using Mrci.Grains.Ranks;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Ranks;

/// <summary>Takes the rank away from a command name (C-rm_ranked_cmd.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmRankedCmdCommand(ISessionContext session) : TextCommand("rm_ranked_cmd", session)
{
    /// <inheritdoc />
    protected override string Help =>
        "Takes the assigned rank away from the command named with -command: it falls back to rank 1. All sessions get or lose the command at once.";

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-command", out var command) || !Valid("-command", CommandNames.IsValid(command)))
            return;

        var result = await Session.Grains.GetGrain<ICommandRankGrain>(0).RemoveAsync(Guid.NewGuid(), command, Session.NextOrigin());
        if (Found(result.Status != CommandRankStatus.NotAssigned, "rank for that command"))
            await Session.ApplyAsync([result.Event!]);
    }
}
