using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Users;
using Orleans;

namespace Mrci.Commands.Groups;

/// <summary>
/// Moves one user to another group in the order that survives a crash anywhere (D-713): count him in there, write his record, count him out
/// here. What a crash leaves behind is a group that counts a user too many, which it notices when it is to be deleted.
/// </summary>
/// <param name="grains">Reaches the grains.</param>
public sealed class GroupMove(IGrainFactory grains)
{
    /// <summary>Moves the user. After an exception the same call may be repeated: it does what is missing.</summary>
    /// <param name="operation">Operation id; the same for a repeat.</param>
    /// <param name="userId">The user.</param>
    /// <param name="destination">The group to move to.</param>
    /// <param name="origin">The session that acts.</param>
    /// <returns>Whether it was done, with its event (async 12); null when the group is gone.</returns>
    public async Task<UserChangeResult?> RunAsync(Guid operation, string userId, GroupSnapshot destination, EventOrigin origin)
    {
        var user = grains.GetGrain<IUserGrain>(userId);
        var sourceId = (await user.GetAsync())?.GroupId;
        if (!await grains.GetGrain<IGroupGrain>(destination.GroupId).AddMemberAsync(userId))
            return null;

        var result = await user.SetGroupAsync(operation, destination.GroupId, destination.Name, origin);
        foreach (var groupId in new[] { sourceId, destination.GroupId })
        {
            // Also when he was moved on, or his account was deleted, meanwhile.
            if (groupId is not null && !await user.IsInGroupAsync(groupId))
                await grains.GetGrain<IGroupGrain>(groupId).RemoveMemberAsync(userId);
        }

        return result;
    }
}
