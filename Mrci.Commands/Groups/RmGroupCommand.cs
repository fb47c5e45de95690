using Mrci.Domain.Names;
using Mrci.Grains.Groups;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Groups;

/// <summary>Deletes an empty group (C-rm_group.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RmGroupCommand(ISessionContext session) : GroupCommand("rm_group", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Deletes the group -name. It must be empty: move its users away with trans_group or set_group first. The initial group of the host cannot be
        deleted. Your rank must be above that of the group.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-name", out var name))
            return;
        var group = await FindGroupAsync(name);
        if (Unprotected(group is { Protected: true })
            && Valid("-name", GroupNames.IsValid(name))
            && Found(group is not null, GroupOfThatName))
        {
            await FinishAsync(await Session.Grains.GetGrain<IGroupTransferGrain>(0)
                .RemoveAsync(Guid.NewGuid(), group!.GroupId, await CallerRankAsync(shared)));
        }
    }
}
