using Mrci.Commands.Groups;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Groups;

public sealed class GroupTransferTests
{
    // The decision, the count there, two times record and listing, the end there, the end here.
    private const int Writes = 8;

    private static readonly EventOrigin Origin = new(new string('7', 56), 3);

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Transfer_moves_all_users_and_publishes_it()
    {
        // D-707, C-ASY.11
        await using var host = await TestHost.StartAsync();
        var (source, destination, users) = await PrepareAsync(host);
        var events = await host.ListenAsync(StreamKey.Group(source));

        var result = await TransferAsync(host, Guid.NewGuid(), source, destination);

        var transferred = new GroupTransferred(Origin, 2, source, "source", destination, "target");
        result.ShouldBe(new GroupResult(GroupStatus.Done, transferred));
        (await events.HavingAsync(1)).ShouldBe([transferred]);
        await ShouldBeMovedAsync(host, source, destination, users);
    }

    [Fact]
    public async Task Transfer_refuses_ranks_that_are_not_below_and_groups_that_are_gone()
    {
        // C-trans_group.1
        await using var host = await TestHost.StartAsync();
        var (source, destination, _) = await PrepareAsync(host);
        var transfers = host.Grains.GetGrain<IGroupTransferGrain>(0);

        (await transfers.TransferAsync(Guid.NewGuid(), source, destination, 3, Origin)).Status.ShouldBe(GroupStatus.NotPermitted);
        (await transfers.TransferAsync(Guid.NewGuid(), destination, source, 3, Origin)).Status.ShouldBe(GroupStatus.NotPermitted);
        (await transfers.TransferAsync(Guid.NewGuid(), source, "none", 1, Origin)).Status.ShouldBe(GroupStatus.DestinationNotFound);
        (await transfers.TransferAsync(Guid.NewGuid(), "none", source, 1, Origin)).Status.ShouldBe(GroupStatus.NotFound);
        (await transfers.TransferAsync(Guid.NewGuid(), source, source, 1, Origin)).ShouldBe(new GroupResult(GroupStatus.Done, null));
    }

    [Fact]
    public async Task Transfers_in_both_directions_do_not_wait_for_each_other()
    {
        // D-707
        await using var host = await TestHost.StartAsync();
        var (source, destination, users) = await PrepareAsync(host);

        await Task.WhenAll(
            TransferAsync(host, Guid.NewGuid(), source, destination), TransferAsync(host, Guid.NewGuid(), destination, source));

        var groups = await Task.WhenAll(users.Select(host.Grains.FindUserInGroupAsync));
        groups.Select(found => found.ShouldNotBeNull().Group.GroupId).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Reader_sees_all_users_before_or_all_after()
    {
        // D-707, D-904: also while the records are written one by one
        await using var host = await TestHost.StartAsync();
        var (source, destination, users) = await PrepareAsync(host, count: 40);

        var transfer = TransferAsync(host, Guid.NewGuid(), source, destination);
        var hasBegun = false;
        while (!transfer.IsCompleted)
        {
            foreach (var userId in users)
            {
                var groupId = (await host.Grains.FindUserInGroupAsync(userId)).ShouldNotBeNull().Group.GroupId;
                hasBegun |= groupId == destination;
                groupId.ShouldBe(hasBegun ? destination : source);
            }
        }

        await transfer;
        await ShouldBeMovedAsync(host, source, destination, users);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Transfer_hit_by_a_fault_is_finished_later(int write, FaultKind kind)
    {
        // D-902, D-707
        var host = await TestHost.StartAsync();
        var (source, destination, users) = await PrepareAsync(host);
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => TransferAsync(host, operation, source, destination));
        host.Storage.HasFailed.ShouldBeTrue();

        host = await host.ReplaceAsync();
        await using (host)
        {
            var seen = await Task.WhenAll(users.Select(host.Grains.FindUserInGroupAsync));
            seen.Select(found => found.ShouldNotBeNull().Group.GroupId).Distinct(StringComparer.Ordinal).Count().ShouldBe(1, "all or nothing");

            (await TransferAsync(host, operation, source, destination)).Status.ShouldBe(GroupStatus.Done);
            await ShouldBeMovedAsync(host, source, destination, users);
            (await host.RemoveGroupAsync(source)).Status.ShouldBe(GroupStatus.Done);
            await host.MoveAsync(users[0], GroupIds.Users);
            await host.MoveAsync(users[1], GroupIds.Users);
            (await host.RemoveGroupAsync(destination)).Status.ShouldBe(GroupStatus.Done);
        }
    }

    private static async Task<(string Source, string Destination, IReadOnlyList<string> Users)> PrepareAsync(TestHost host, int count = 2)
    {
        await host.InitializeAsync();
        var source = await host.AddGroupAsync("source", 3);
        var destination = await host.AddGroupAsync("target", 4);
        var users = new List<string>();
        for (var index = 0; index < count; index++)
        {
            users.Add(await host.AddUserAsync($"person{index}"));
            await host.MoveAsync(users[^1], source);
        }

        return (source, destination, users);
    }

    private static Task<GroupResult> TransferAsync(TestHost host, Guid operation, string source, string destination) =>
        host.Grains.GetGrain<IGroupTransferGrain>(0).TransferAsync(operation, source, destination, 1, Origin);

    private static async Task ShouldBeMovedAsync(TestHost host, string source, string destination, IReadOnlyList<string> users)
    {
        foreach (var userId in users)
            (await host.User(userId).GetAsync()).ShouldNotBeNull().GroupId.ShouldBe(destination);
        (await host.Group(source).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(0);
        (await host.Group(destination).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(users.Count);

        // The listing may lag behind (D-614).
        await Wait.UntilAsync(
            async () => (await host.UserRowsAsync()).Count(row => row.EndsWith(destination, StringComparison.Ordinal)) == users.Count,
            "the listing of all users in the other group");
    }
}
