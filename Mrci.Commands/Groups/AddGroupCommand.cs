using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Groups;

/// <summary>Creates a group (C-add_group.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class AddGroupCommand(ISessionContext session) : GroupCommand("add_group", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Creates a group named with -name: 1 to 12 characters without blanks. Its rank is 2, or yours if yours is a greater number; set_group_rank
        changes it. set_group puts users into it.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-name", out var name)
            || !Valid("-name", GroupNames.IsValidNew(name))
            || !Free(await FindGroupAsync(name) is null, $"a {GroupOfThatName}"))
        {
            return;
        }

        var rank = HostRanks.OfNewGroup(await CallerRankAsync(shared));
        var creation = new GroupCreation(Session.Grains, Session.Time);
        Free(await creation.CreateAsync(Guid.NewGuid(), GroupCreation.NewGroupId(), name, rank), $"a {GroupOfThatName}");
    }
}
