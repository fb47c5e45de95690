using Mrci.Commands.Groups;
using Mrci.Domain.Names;
using Mrci.Grains.Names;
using Mrci.Protocol.Text;
using Orleans;

namespace Mrci.Commands.Accounts;

/// <summary>Finds accounts by the names that people type.</summary>
internal static class AccountLookup
{
    /// <summary>Id of the account with a user name, ignoring case; null when there is none.</summary>
    public static Task<string?> FindUserAsync(this IGrainFactory grains, string name) => grains.ResolveAsync(NameKey.User(name));

    /// <summary>Id of the account with an e-mail address, ignoring case; null when there is none.</summary>
    public static Task<string?> FindUserByEmailAsync(this IGrainFactory grains, string address) => grains.ResolveAsync(NameKey.Email(address));

    /// <summary>Id of the group with a name, ignoring case; null when there is none.</summary>
    public static Task<string?> FindGroupAsync(this IGrainFactory grains, string name) => grains.ResolveAsync(NameKey.Group(name));

    /// <summary>The account that <c>-email</c> or <c>-user</c> names (C-auth.1): a valid address wins.</summary>
    /// <returns>
    /// The account's id, null when there is none; and whether what was typed could be the name of an account at all.
    /// </returns>
    public static async Task<(string? UserId, bool IsValid)> FindUserAsync(this IGrainFactory grains, ArgumentLine line)
    {
        if (line.Get("-email") is { } address && EmailAddresses.IsValid(address))
            return (await grains.FindUserByEmailAsync(address), true);

        var name = line.Get("-user");
        return name is not null && UserNames.IsValid(name) ? (await grains.FindUserAsync(name), true) : (null, false);
    }

    /// <summary>Host rank of a user's group as it is stored now (C-GEN.8); null when the account is gone.</summary>
    public static async Task<uint?> FindRankAsync(this IGrainFactory grains, string userId) =>
        (await grains.FindUserInGroupAsync(userId))?.Group.Rank;

    private static Task<string?> ResolveAsync(this IGrainFactory grains, string key) =>
        grains.GetGrain<IUniqueNameGrain>(key).ResolveAsync();
}
