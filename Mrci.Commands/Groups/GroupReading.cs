using Mrci.Grains.Groups;
using Mrci.Grains.Users;
using Orleans;

namespace Mrci.Commands.Groups;

/// <summary>Reads which group a user is in, from the owners of the data (D-713, D-720).</summary>
public static class GroupReading
{
    // Whoever is moved more often than this while he is read is moved again by the event that follows.
    private const int Tries = 4;

    /// <summary>Reads a user and his group as they are at one moment, also while the users of the group are being transferred (D-707).</summary>
    /// <param name="grains">Reaches the grains.</param>
    /// <param name="userId">The user.</param>
    /// <returns>Both; null when there is no such account.</returns>
    /// <exception cref="InvalidOperationException">The user's group does not exist.</exception>
    public static async Task<UserInGroup?> FindUserInGroupAsync(this IGrainFactory grains, string userId)
    {
        var account = grains.GetGrain<IUserGrain>(userId);
        var user = await account.GetAsync();
        for (var left = Tries; user is not null; left--)
        {
            var group = await grains.GetGrain<IGroupGrain>(user.GroupId).GetOfMemberAsync(userId);
            var now = await account.GetAsync();
            if (now is null)
                return null;
            var isStill = now.GroupId.Equals(user.GroupId, StringComparison.Ordinal);
            if (group is not null && (isStill || left == 0))
                return new UserInGroup(now with { GroupId = group.GroupId }, group);
            if (isStill)
                throw new InvalidOperationException($"The group {user.GroupId} of the user {userId} does not exist.");
            user = now;
        }

        return null;
    }
}
