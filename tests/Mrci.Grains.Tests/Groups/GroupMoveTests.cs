using Mrci.Commands.Groups;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Groups;

public sealed class GroupMoveTests
{
    // Counted in, the record, the listing, counted out.
    private const int Writes = 4;

    private static readonly EventOrigin Origin = new(new string('7', 56), 3);

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Move_changes_the_group_and_publishes_it()
    {
        // D-713, C-ASY.12
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var (userId, groupId) = (await host.AddUserAsync("alice"), await host.AddGroupAsync("staff", 3));
        var events = await host.ListenAsync(StreamKey.User(userId));

        var result = await MoveAsync(host, Guid.NewGuid(), userId, groupId);

        var changed = new UserGroupChanged(Origin, 2, userId, "alice", groupId, "staff");
        result.ShouldBe(new UserChangeResult(UserChangeStatus.Done, changed));
        (await events.HavingAsync(1)).ShouldBe([changed]);
        (await host.Grains.FindUserInGroupAsync(userId)).ShouldNotBeNull().Group.Rank.ShouldBe(3u);
        (await host.Group(GroupIds.Users).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(0);
    }

    [Fact]
    public async Task Move_of_a_deleted_account_counts_nobody_in()
    {
        // C-set_group.1 NF
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var (userId, groupId) = (await host.AddUserAsync("alice"), await host.AddGroupAsync("staff", 3));
        await host.User(userId).DeleteAsync(Guid.NewGuid(), Origin);

        (await MoveAsync(host, Guid.NewGuid(), userId, groupId)).ShouldNotBeNull().Status.ShouldBe(UserChangeStatus.NotFound);

        (await host.Group(groupId).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Move_hit_by_a_fault_leaves_the_user_in_one_group(int write, FaultKind kind)
    {
        // D-902, D-713
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var (userId, groupId) = (await host.AddUserAsync("alice"), await host.AddGroupAsync("staff", 3));
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => MoveAsync(host, operation, userId, groupId));
        host.Storage.HasFailed.ShouldBeTrue();

        host = await host.ReplaceAsync();
        await using (host)
        {
            (await host.Grains.FindUserInGroupAsync(userId)).ShouldNotBeNull();

            (await MoveAsync(host, operation, userId, groupId)).ShouldNotBeNull().Status.ShouldBe(UserChangeStatus.Done);
            (await host.User(userId).GetAsync()).ShouldNotBeNull().GroupId.ShouldBe(groupId);
            await Wait.UntilAsync(
                async () => (await host.UserRowsAsync()).Contains($"alice {groupId}", StringComparer.Ordinal), "the listing of the other group");
            await host.MoveAsync(userId, GroupIds.Users);
            (await host.RemoveGroupAsync(groupId)).Status.ShouldBe(GroupStatus.Done);
        }
    }

    private static async Task<UserChangeResult?> MoveAsync(TestHost host, Guid operation, string userId, string groupId)
    {
        var group = (await host.Group(groupId).GetAsync()).ShouldNotBeNull();
        return await new GroupMove(host.Grains).RunAsync(operation, userId, group, Origin);
    }
}
