using Mrci.Domain.Names;
using Mrci.Grains.Groups;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Groups;

/// <summary>Renames a group (C-rename_group.1, C-rename_group.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class RenameGroupCommand(ISessionContext session) : GroupCommand("rename_group", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Gives the group -name the name -new_name: 1 to 12 characters without blanks. Its users and its rank stay; if it is the initial group of the
        host, it stays that too. Your rank must be above that of the group.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-name", out var name) || !Given(line, "-new_name", out var newName))
            return;
        var group = await FindGroupAsync(name);
        if (Unprotected(group is { Protected: true })
            && Permitted(!CanonicalName.AreSame(newName, GroupNames.Root), $"no other group may be called {GroupNames.Root}.")
            && Valid("-name", GroupNames.IsValid(name))
            && Valid("-new_name", GroupNames.IsValidNew(newName))
            && Found(group is not null, GroupOfThatName))
        {
            await FinishAsync(await Session.Grains.GetGrain<IGroupGrain>(group!.GroupId)
                .RenameAsync(Guid.NewGuid(), newName, await CallerRankAsync(shared), Session.NextOrigin()));
        }
    }
}
