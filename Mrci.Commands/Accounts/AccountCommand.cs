using Mrci.Commands.Groups;
using Mrci.Commands.Ranks;
using Mrci.Domain.Ranks;
using Mrci.Grains.Users;
using Mrci.Modules;

namespace Mrci.Commands.Accounts;

/// <summary>Base of the commands that change an account: the account decides, the session applies what it published (C-GEN.8, C-GEN.9).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class AccountCommand(string name, ISessionContext session) : RankedCommand(name, session)
{
    /// <summary>What is not found when there is no account.</summary>
    private protected const string UserOfThatName = "user of that name";

    /// <summary>What is taken when an account has an address.</summary>
    private protected const string AccountWithThatAddress = "an account with that e-mail address";

    /// <summary>The account of the caller.</summary>
    private protected IUserGrain Own(ISharedState shared) => Account(shared.UserId.ToString());

    /// <summary>An account.</summary>
    private protected IUserGrain Account(string userId) => Session.Grains.GetGrain<IUserGrain>(userId);

    /// <summary>AD: the caller's rank is better than that of a user (C-RANK.3).</summary>
    private protected async ValueTask<bool> OutranksAsync(ISharedState shared, UserInGroup target) =>
        Permitted(
            HostRanks.Outranks(await CallerRankAsync(shared), target.Group.Rank), $"your rank is not above that of {target.User.Name}.");

    /// <summary>Tells the one failed check, or applies the event.</summary>
    private protected ValueTask FinishAsync(UserChangeResult result)
    {
        if (result.Status == UserChangeStatus.Done)
            return result.Event is { } hostEvent ? Session.ApplyAsync([hostEvent]) : ValueTask.CompletedTask;

        Fail(Explain(result.Status));
        return ValueTask.CompletedTask;
    }

    private static string Explain(UserChangeStatus status) => status switch
    {
        UserChangeStatus.NotFound => $"there is no {UserOfThatName}.",
        UserChangeStatus.Taken => $"{AccountWithThatAddress} exists already.",
        UserChangeStatus.OwnsChannel => "the user owns a channel.",
        UserChangeStatus.Protected => "it is protected.",
        UserChangeStatus.OtherAddress => "the account has another e-mail address by now.",
        _ => "that could not be done.",
    };
}
