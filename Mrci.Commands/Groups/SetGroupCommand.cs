using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Grains.Users;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Groups;

/// <summary>Moves a user to another group (C-set_group.1, C-set_group.2).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class SetGroupCommand(ISessionContext session) : GroupCommand("set_group", session)
{
    private const string UserOfThatName = "user of that name";

    /// <inheritdoc />
    protected override string Help =>
        """
        Moves the user -user to the group -group, whose rank he has at once. Your rank must not be below that of the group, and above his present
        one, unless you move yourself.
        """;

    /// <inheritdoc />
    protected override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        if (!Given(line, "-user", out var userName) || !Given(line, "-group", out var groupName))
            return;
        var target = await FindUserAsync(userName);
        var group = await FindGroupAsync(groupName);
        if (!Unprotected(target is { User.Protected: true })
            || !Unprotected(group is { Protected: true })
            || !Valid("-group", GroupNames.IsValid(groupName))
            || !Valid("-user", UserNames.IsValid(userName))
            || !Found(target is not null, UserOfThatName)
            || !Found(group is not null, GroupOfThatName))
        {
            return;
        }

        var caller = await CallerRankAsync(shared);
        var isSelf = target!.User.UserId.Equals(shared.UserId.ToString(), StringComparison.Ordinal);
        if (!Permitted(HostRanks.IsNotBelow(caller, group!.Rank), "the rank of the group is above your own.")
            || !Permitted(isSelf || HostRanks.Outranks(caller, target.Group.Rank), "your rank is not above that of the user."))
        {
            return;
        }

        var result = await new GroupMove(Session.Grains).RunAsync(Guid.NewGuid(), target.User.UserId, group, Session.NextOrigin());
        if (Found(result is not null, GroupOfThatName) && Found(result!.Status != UserChangeStatus.NotFound, UserOfThatName))
            await Session.ApplyAsync([result.Event!]);
    }
}
