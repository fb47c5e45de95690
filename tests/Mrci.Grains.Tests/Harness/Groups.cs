using Mrci.Commands.Groups;
using Mrci.Grains.Directories;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;

namespace Mrci.Grains.Tests.Harness;

/// <summary>Groups as the commands make and change them, and the listings.</summary>
internal static class Groups
{
    public static async Task<string> AddGroupAsync(this TestHost host, string name, uint rank = 2)
    {
        var groupId = GroupCreation.NewGroupId();
        (await new GroupCreation(host.Grains, host.Time).CreateAsync(Guid.NewGuid(), groupId, name, rank)).ShouldBeTrue();
        return groupId;
    }

    public static Task<GroupResult> RemoveGroupAsync(this TestHost host, string groupId, uint callerRank = 1, Guid? operation = null) =>
        host.Grains.GetGrain<IGroupTransferGrain>(0).RemoveAsync(operation ?? Guid.NewGuid(), groupId, callerRank);

    public static async Task MoveAsync(this TestHost host, string userId, string groupId)
    {
        var group = (await host.Group(groupId).GetAsync()).ShouldNotBeNull();
        (await new GroupMove(host.Grains).RunAsync(Guid.NewGuid(), userId, group, EventOrigin.None)).ShouldNotBeNull();
    }

    /// <summary>Rows of the listing of groups: name and rank.</summary>
    public static async Task<string[]> GroupRowsAsync(this TestHost host) =>
        [.. (await host.Grains.GetGrain<IDirectoryGrain>(DirectoryKeys.Groups).ListAsync())
            .OrderBy(row => row.CreatedUtc).Select(row => $"{row.Name} {row.Detail}")];

    /// <summary>Rows of the listing of accounts: name and id of the group.</summary>
    public static async Task<string[]> UserRowsAsync(this TestHost host)
    {
        var parts = await Task.WhenAll(DirectoryKeys.Users.Select(part => host.Grains.GetGrain<IDirectoryGrain>(part).ListAsync()));
        return [.. parts.SelectMany(part => part).Select(row => $"{row.Name} {row.Detail}")];
    }
}
