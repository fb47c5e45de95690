using Mrci.Grains.Channels;
using Mrci.Grains.Groups;
using Orleans;

namespace Mrci.Grains.Users;

/// <summary>Finishes the deletion of one account (D-706).</summary>
public sealed class AccountRemovalGrain : Grain, IAccountRemovalGrain
{
    /// <inheritdoc />
    public async Task RunAsync()
    {
        var userId = this.GetPrimaryKeyString();
        var user = GrainFactory.GetGrain<IUserGrain>(userId);
        if (await user.GetRemainderAsync() is not { } remainder)
            return;
        foreach (var channelId in remainder.ChannelIds)
            await GrainFactory.GetGrain<IChannelGrain>((long)channelId).RemoveUserAsync(userId);
        await GrainFactory.GetGrain<IGroupGrain>(remainder.GroupId).RemoveMemberAsync(userId);
        await user.EndDeletionAsync();
    }

    /// <inheritdoc />
    public Task ResumeAsync() => RunAsync();
}
