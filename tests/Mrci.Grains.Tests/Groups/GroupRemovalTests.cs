using Mrci.Commands.Groups;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Groups;

public sealed class GroupRemovalTests
{
    // The group, the release of its name, the note, the listing.
    private const int Writes = 4;

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Removal_frees_the_name_and_keeps_the_id_unusable()
    {
        // D-708
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var groupId = await host.AddGroupAsync("staff");

        (await host.RemoveGroupAsync(groupId)).ShouldBe(new GroupResult(GroupStatus.Done, null));

        (await host.Group(groupId).GetAsync()).ShouldBeNull();
        (await host.Name(NameKey.Group("staff")).ResolveAsync()).ShouldBeNull();
        (await host.GroupRowsAsync()).ShouldBe(["root 1", "users 2"]);
        (await host.Group(groupId).CreateAsync(Guid.NewGuid(), "staff", 3, isProtected: false)).ShouldBeFalse();
        (await host.Group(groupId).AddMemberAsync("u1")).ShouldBeFalse();
        await host.AddGroupAsync("Staff");
    }

    [Fact]
    public async Task Removal_refuses_the_initial_a_pinned_and_a_used_group_and_a_better_rank()
    {
        // C-rm_group.1, D-103, D-117, D-708
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var groupId = await host.AddGroupAsync("staff");
        var userId = await host.AddUserAsync("alice");

        (await host.RemoveGroupAsync(GroupIds.Users)).Status.ShouldBe(GroupStatus.IsInitial);
        (await host.RemoveGroupAsync(groupId, callerRank: 2)).Status.ShouldBe(GroupStatus.NotPermitted);
        (await host.Group(groupId).PinAsync(isPinned: true)).ShouldBeTrue();
        (await host.RemoveGroupAsync(groupId)).Status.ShouldBe(GroupStatus.IsInitial);
        await host.Group(groupId).PinAsync(isPinned: false);
        await host.MoveAsync(userId, groupId);
        (await host.RemoveGroupAsync(groupId)).Status.ShouldBe(GroupStatus.HasUsers);
        await host.MoveAsync(userId, GroupIds.Users);
        (await host.RemoveGroupAsync(groupId)).Status.ShouldBe(GroupStatus.Done);
        (await host.RemoveGroupAsync(groupId)).Status.ShouldBe(GroupStatus.NotFound);
    }

    [Fact]
    public async Task User_on_his_way_to_a_group_keeps_it_and_one_lost_in_a_crash_does_not()
    {
        // D-708, D-902: counted in, and his record never written
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var groupId = await host.AddGroupAsync("staff");
        var userId = await host.AddUserAsync("alice");
        await host.Group(groupId).AddMemberAsync(userId);

        (await host.RemoveGroupAsync(groupId)).Status.ShouldBe(GroupStatus.HasUsers);
        host.Shift(TimeSpan.FromSeconds(61));
        (await host.RemoveGroupAsync(groupId)).Status.ShouldBe(GroupStatus.Done);
    }

    [Fact]
    public async Task Removal_racing_a_move_leaves_no_user_without_a_group()
    {
        // D-708
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var userId = await host.AddUserAsync("alice");
        for (var round = 0; round < 20; round++)
        {
            var groupId = await host.AddGroupAsync($"g{round}");
            var group = (await host.Group(groupId).GetAsync()).ShouldNotBeNull();
            var move = new GroupMove(host.Grains).RunAsync(Guid.NewGuid(), userId, group, EventOrigin.None);
            var removal = host.RemoveGroupAsync(groupId);
            await Task.WhenAll(move, removal);

            ((await move) is null).ShouldBe((await removal).Status == GroupStatus.Done);
            (await host.Grains.FindUserInGroupAsync(userId)).ShouldNotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Removal_hit_by_a_fault_is_done_or_not(int write, FaultKind kind)
    {
        // D-902
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var groupId = await host.AddGroupAsync("staff");
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => host.RemoveGroupAsync(groupId, operation: operation));
        host.Storage.HasFailed.ShouldBeTrue();

        host = await host.ReplaceAsync();
        await using (host)
        {
            (await host.RemoveGroupAsync(groupId, operation: operation)).Status.ShouldBe(GroupStatus.Done);
            (await host.Name(NameKey.Group("staff")).ResolveAsync()).ShouldBeNull();
            (await host.GroupRowsAsync()).ShouldBe(["root 1", "users 2"]);
            await host.AddGroupAsync("staff");
        }
    }
}
