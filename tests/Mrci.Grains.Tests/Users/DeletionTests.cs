using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Users;

public sealed class DeletionTests
{
    // The decision; the channel and its copy; the group; both names; the listing; the tombstone.
    private const int Writes = 8;

    private static readonly EventOrigin Origin = new(new string('7', 56), 3);

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Deletion_leaves_nothing_but_an_unusable_id()
    {
        // D-706, C-ASY.8
        await using var host = await TestHost.StartAsync();
        var (userId, channelId) = await PrepareAsync(host);
        var events = await host.ListenAsync(StreamKey.User(userId));

        var result = await host.User(userId).DeleteAsync(Guid.NewGuid(), Origin);
        var deleted = result.Event.ShouldBeOfType<UserDeleted>();
        deleted.ToArguments().ShouldBe("alice");
        (await host.User(userId).GetAuthRecordAsync()).ShouldBeNull();
        await RunAsync(host, userId);

        await Wait.UntilAsync(() => events.Items.Contains(deleted), "the event of the deletion");
        await ShouldBeGoneAsync(host, userId, channelId);
        (await host.User(userId).CreateAsync(Guid.NewGuid(), Accounts.NewUser("again"))).ShouldBeFalse();
        await host.AddUserAsync("alice", "alice@example.org");
    }

    [Fact]
    public async Task Owner_and_the_protected_account_are_not_deleted()
    {
        // C-rm_acct.1, C-RANK.4
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("owner");
        await host.AddChannelAsync("room", owner);

        (await host.User(owner).DeleteAsync(Guid.NewGuid(), Origin)).Status.ShouldBe(UserChangeStatus.OwnsChannel);
        (await host.User(await host.RootAsync()).DeleteAsync(Guid.NewGuid(), Origin)).Status.ShouldBe(UserChangeStatus.Protected);
    }

    [Fact]
    public async Task Deletion_racing_a_new_channel_leaves_no_channel_without_an_owner()
    {
        // D-903, D-706
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        for (var round = 0; round < 15; round++)
        {
            var userId = await host.AddUserAsync($"person{round}");
            var channelId = (ulong)(100 + round);
            var creation = host.CreateChannelAsync(Guid.NewGuid(), channelId, $"room{round}", userId);
            var deletion = host.User(userId).DeleteAsync(Guid.NewGuid(), Origin);
            await Record.ExceptionAsync(() => Task.WhenAll(creation, deletion));

            var exists = await host.Channel(channelId).GetAsync(null, ownerOverride: false) is not null;
            (await host.User(userId).GetAsync() is not null).ShouldBe((await deletion).Status == UserChangeStatus.OwnsChannel);
            (exists && await host.User(userId).GetAsync() is null).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Deletion_racing_an_invitation_leaves_no_invitation()
    {
        // D-706, D-712
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("owner");
        var channelId = await host.AddChannelAsync("room", owner);
        for (var round = 0; round < 15; round++)
        {
            var userId = await host.AddUserAsync($"person{round}");
            var invitation = host.Channel(channelId).InviteAsync(Guid.NewGuid(), Accounts.Actor(owner, sequence: round + 2), userId);
            await host.User(userId).DeleteAsync(Guid.NewGuid(), Origin);
            await RunAsync(host, userId);
            await invitation;

            (await host.Channel(channelId).GetMembershipAsync(userId)).ShouldBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Deletion_hit_by_a_fault_is_finished_by_the_next_activation(int write, FaultKind kind)
    {
        // D-902, D-706
        var host = await TestHost.StartAsync();
        var (userId, channelId) = await PrepareAsync(host);
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(async () =>
        {
            await host.User(userId).DeleteAsync(operation, Origin);
            await RunAsync(host, userId);
        });
        host.Storage.HasFailed.ShouldBeTrue();

        host = await host.ReplaceAsync();
        await using (host)
        {
            var result = await host.User(userId).DeleteAsync(operation, Origin);

            result.ShouldBe(new UserChangeResult(UserChangeStatus.Done, new UserDeleted(Origin, 4, userId, "alice")));
            await Wait.UntilAsync(
                () => host.Disk.All<UserState>("user")[userId].LifeCycle == UserLifeCycle.Deleted || RunIfNew(host, userId, write),
                "the end of the deletion");
            await ShouldBeGoneAsync(host, userId, channelId);
        }
    }

    // A deletion that was decided after the restart has nobody else to see to it before a minute is over.
    private static bool RunIfNew(TestHost host, string userId, int write)
    {
        if (write == 1)
            _ = host.Grains.GetGrain<IAccountRemovalGrain>(userId).ResumeAsync();
        return false;
    }

    private static Task RunAsync(TestHost host, string userId) => host.Grains.GetGrain<IAccountRemovalGrain>(userId).RunAsync();

    private static async Task<(string UserId, ulong ChannelId)> PrepareAsync(TestHost host)
    {
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("owner");
        var userId = await host.AddUserAsync("alice", "alice@example.org");
        var channelId = await host.AddChannelAsync("room", owner);
        (await host.Channel(channelId).InviteAsync(Guid.NewGuid(), Accounts.Actor(owner), userId)).Status.ShouldBe(ChannelStatus.Done);
        (await host.Channel(channelId).AcceptAsync(Guid.NewGuid(), Accounts.Actor(userId))).Status.ShouldBe(ChannelStatus.Done);
        await host.User(userId).SetDisplayNameAsync(Guid.NewGuid(), "Alice", Origin);
        await host.User(userId).DemandAsync(Guid.NewGuid(), LoginDemand.NewName, isDemanded: true);
        return (userId, channelId);
    }

    private static async Task ShouldBeGoneAsync(TestHost host, string userId, ulong channelId)
    {
        (await host.User(userId).GetAsync()).ShouldBeNull();
        (await host.Name(NameKey.User("alice")).ResolveAsync()).ShouldBeNull();
        (await host.Name(NameKey.Email("alice@example.org")).ResolveAsync()).ShouldBeNull();
        (await host.Channel(channelId).GetMembershipAsync(userId)).ShouldBeNull();
        (await host.Group(GroupIds.Users).GetAsync()).ShouldNotBeNull().MemberCount.ShouldBe(1);
        (await host.UserRowsAsync()).ShouldNotContain(row => row.StartsWith("alice ", StringComparison.Ordinal));
        host.Disk.Json("user", userId).ShouldNotContain("alice@example.org");
    }
}
