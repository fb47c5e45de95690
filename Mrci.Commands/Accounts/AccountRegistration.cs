using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Users;
using Mrci.Protocol.Identifiers;
using Orleans;

namespace Mrci.Commands.Accounts;

/// <summary>
/// Creates an account in the order that survives a crash anywhere (D-704): claim the name, claim the e-mail address, write the account,
/// count it into its group, confirm both claims, list it. Until the account is written it does not exist, and its claims expire.
/// </summary>
/// <param name="grains">Reaches the grains.</param>
/// <param name="time">Tells how old the claims are.</param>
public sealed class AccountRegistration(IGrainFactory grains, TimeProvider time)
{
    // A claim lives 60 s (D-702). A call that is sent within 20 s of it, and is dropped unless it starts within the 30 s that a call
    // may take, writes while the claim still stands.
    private static readonly TimeSpan ClaimFreshness = TimeSpan.FromSeconds(20);

    /// <summary>Draws the id of a new account (D-301).</summary>
    /// <returns>64 hex digits.</returns>
    public static string NewUserId() => UserId.CreateRandom().ToString();

    /// <summary>Creates the account. After an exception the same call may be repeated: it does what is missing.</summary>
    /// <param name="operation">Operation id; the same for a repeat.</param>
    /// <param name="userId">Id of the account, <see cref="NewUserId"/>; the same for a repeat.</param>
    /// <param name="user">The account; validated by the caller.</param>
    /// <returns>Whether it was created, or the first check that failed.</returns>
    /// <exception cref="TimeoutException">The claims took so long that they could expire before the account is written.</exception>
    public async Task<RegistrationStatus> RegisterAsync(Guid operation, string userId, NewUser user)
    {
        var group = grains.GetGrain<IGroupGrain>(user.GroupId);
        if (await group.GetAsync() is null)
            return RegistrationStatus.NoInitialGroup;

        var name = grains.GetGrain<IUniqueNameGrain>(NameKey.User(user.Name));
        var email = user.Email is null ? null : grains.GetGrain<IUniqueNameGrain>(NameKey.Email(user.Email));
        var claimed = time.GetTimestamp();
        if (!await name.TryClaimAsync(userId, operation))
            return RegistrationStatus.NameTaken;
        if (email is not null && !await email.TryClaimAsync(userId, operation))
        {
            await name.ReleaseAsync(userId);
            return RegistrationStatus.EmailTaken;
        }

        if (time.GetElapsedTime(claimed) > ClaimFreshness)
            throw new TimeoutException("Claiming the names of a new account took too long.");
        if (!await grains.GetGrain<IUserGrain>(userId).CreateAsync(operation, user))
            throw new InvalidOperationException($"User id {userId} belongs to another account.");
        if (!await group.AddMemberAsync(userId))
            throw new InvalidOperationException($"Group {user.GroupId} went away while account {userId} was created in it.");
        await name.ConfirmAsync(userId);
        if (email is not null)
            await email.ConfirmAsync(userId);
        await grains.GetGrain<IUserGrain>(userId).ListAsync();
        return RegistrationStatus.Created;
    }
}
