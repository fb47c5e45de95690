using Mrci.Commands.Accounts;
using Mrci.Commands.Groups;
using Mrci.Domain.Names;
using Mrci.Domain.Ranks;
using Mrci.Grains.Groups;
using Mrci.Modules;

namespace Mrci.Commands.Ranks;

/// <summary>
/// Base of the commands that compare the caller's host rank with that of a user or a group. Ranks are read when they are compared, from the
/// owners of the data (C-GEN.8, D-720).
/// </summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class RankedCommand(string name, ISessionContext session) : TextCommand(name, session)
{
    /// <summary>Rank of the caller's group; <see cref="HostRanks.Nobody"/>, which wins no comparison, once his account is gone.</summary>
    protected async ValueTask<uint> CallerRankAsync(ISharedState shared) =>
        await Session.Grains.FindRankAsync(shared.UserId.ToString()) ?? HostRanks.Nobody;

    /// <summary>The user of that name with his group; null when there is none, or when no user can have such a name.</summary>
    protected async ValueTask<UserInGroup?> FindUserAsync(string name) =>
        UserNames.IsValid(name) && await Session.Grains.FindUserAsync(name) is { } userId
            ? await Session.Grains.FindUserInGroupAsync(userId)
            : null;

    /// <summary>The group of that name; null when there is none, or when no group can have such a name.</summary>
    protected async ValueTask<GroupSnapshot?> FindGroupAsync(string name) =>
        GroupNames.IsValid(name) && await Session.Grains.FindGroupAsync(name) is { } groupId
            ? await Session.Grains.GetGrain<IGroupGrain>(groupId).GetAsync()
            : null;

    /// <summary>AD: the caller's rank is better than that of a group (C-RANK.3).</summary>
    protected async ValueTask<bool> OutranksAsync(ISharedState shared, GroupSnapshot group) =>
        Permitted(HostRanks.Outranks(await CallerRankAsync(shared), group.Rank), $"your rank is not above that of the group {group.Name}.");

    /// <summary>AD: an account or group is not the one made at set-up (C-RANK.4).</summary>
    protected bool Unprotected(bool isProtected) => Permitted(!isProtected, "it is protected.");
}
