using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Grains.Groups;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Groups;

/// <summary>Sets the host rank of a group (C-set_group_rank.1, C-set_group_rank.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetGroupRankCommand(ISessionContext session) : GroupCommand("set_group_rank", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Changes the rank of a group, and with it what its users may do, at once. Your own rank must be above that of the group.

        -name (text)   name of the group.
        -rank (int)    1 and up, smaller is more powerful; not smaller than your own.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-name", out var name))
            return;
        var group = await FindGroupAsync(name);
        uint rank = 0;
        if (!Unprotected(group is { Protected: true })
            || !Valid("-name", GroupNames.IsValid(name))
            || !Valid("-rank", Numbers.TryParse(line.Get("-rank"), 1, uint.MaxValue, out rank)))
        {
            return;
        }

        var caller = await CallerRankAsync(shared);
        if (Permitted(HostRanks.MayGrant(caller, rank), "the new rank may not be above your own.") && Found(group is not null, GroupOfThatName))
        {
            await FinishAsync(await Session.Grains.GetGrain<IGroupGrain>(group!.GroupId)
                .SetRankAsync(Guid.NewGuid(), rank, caller, Session.NextOrigin()));
        }
    }
}
