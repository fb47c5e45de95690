using Mrci.Commands.Groups;
using Mrci.Grains.Channels;
using Mrci.Grains.Users;
using Orleans;

namespace Mrci.Grains.Sessions.Login;

/// <summary>Reads users from the grains that own the data.</summary>
internal sealed class UserReader(IGrainFactory grains)
{
    /// <summary>Reads everything; null when there is no such user.</summary>
    /// <exception cref="InvalidOperationException">The user's group does not exist.</exception>
    public async ValueTask<UserRecord?> ReadAsync(string userId)
    {
        if (await grains.FindUserInGroupAsync(userId) is not var (user, group))
            return null;
        var copies = await grains.GetGrain<IUserGrain>(user.UserId).GetMembershipsAsync();
        var memberships = await Task.WhenAll(copies.Select(copy => ReconcileAsync(user.UserId, copy)));
        return new UserRecord(user, group, [.. memberships.OfType<Membership>()]);
    }

    // D-712: the channel has the truth, the user's list is a copy that a crash may have left behind.
    private async Task<Membership?> ReconcileAsync(string userId, Membership copy)
    {
        var truth = await grains.GetGrain<IChannelGrain>((long)copy.ChannelId).GetMembershipAsync(userId);
        if (truth is null)
            await grains.GetGrain<IUserGrain>(userId).ForgetChannelAsync(copy.ChannelId, copy.ChannelVersion);
        else if (truth != copy && truth.ChannelVersion >= copy.ChannelVersion)
            await grains.GetGrain<IUserGrain>(userId).UpdateMembershipAsync(truth);
        return truth;
    }
}
