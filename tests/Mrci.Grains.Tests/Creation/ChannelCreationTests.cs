using Mrci.Commands.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.Creation;

public sealed class ChannelCreationTests
{
    // Claim, reserve, create, the user's copy, the listing, confirm.
    private const int Writes = 6;

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Creation_makes_the_channel_its_name_and_its_owner()
    {
        // D-710, C-add_ch.1, C-ASY.26
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("Alice");
        var events = await host.ListenAsync(StreamKey.User(owner));
        var creation = new ChannelCreation(host.Grains, host.Time);

        var result = await creation.CreateAsync(Guid.NewGuid(), await creation.DrawIdAsync(), "Chat", Accounts.Actor(owner));

        result.Status.ShouldBe(ChannelCreationStatus.Created);
        var created = result.Events.ShouldHaveSingleItem().ShouldBeOfType<NewChannelMember>();
        created.ShouldBe(new NewChannelMember(Accounts.Actor(owner).Origin, 1, owner, "Alice", 1, "Chat", 1));
        (await host.Name(NameKey.Channel("CHAT")).ResolveAsync()).ShouldBe("1");
        (await host.User(owner).GetMembershipsAsync()).ShouldBe([new Membership(1, "Chat", Pending: false, Level: 1, ChannelVersion: 1)]);
        (await host.Channel(1).GetMembershipAsync(owner)).ShouldBe(new Membership(1, "Chat", Pending: false, Level: 1, ChannelVersion: 1));
        (await events.HavingAsync(1)).ShouldBe([created]);
    }

    [Fact]
    public async Task Concurrent_creations_of_one_name_have_one_winner()
    {
        // D-901
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var creation = new ChannelCreation(host.Grains, host.Time);
        for (var round = 0; round < 25; round++)
        {
            var names = new[] { $"Room{round}", $"room{round}", $"ROOM{round}" };
            var results = await Task.WhenAll(names.Select(async name =>
                await creation.CreateAsync(Guid.NewGuid(), await creation.DrawIdAsync(), name, Accounts.Actor(owner))));

            results.Count(result => result.Status == ChannelCreationStatus.Created).ShouldBe(1);
            results.Count(result => result.Status == ChannelCreationStatus.NameTaken).ShouldBe(2);
        }

        (await host.User(owner).GetMembershipsAsync()).Length.ShouldBe(25);
    }

    [Fact]
    public async Task Creation_stops_at_the_limit_of_channels_and_frees_the_name()
    {
        // D-505
        await using var host = await TestHost.StartAsync(maxChannelsPerUser: 2);
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        await host.AddChannelAsync("room1", owner);
        await host.AddChannelAsync("room2", owner);

        var result = await host.CreateChannelAsync(Guid.NewGuid(), 99, "room3", owner);

        result.Status.ShouldBe(ChannelCreationStatus.LimitReached);
        await host.AddChannelAsync("room3", await host.AddUserAsync("bob"));
    }

    [Fact]
    public async Task Creation_for_an_account_that_is_gone_frees_the_name()
    {
        // D-710
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();

        var result = await host.CreateChannelAsync(Guid.NewGuid(), 99, "room", new string('0', 64));

        result.Status.ShouldBe(ChannelCreationStatus.UserNotFound);
        await host.AddChannelAsync("room", await host.AddUserAsync("bob"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Creation_hit_by_a_fault_succeeds_when_repeated(int write, FaultKind kind)
    {
        // D-902, D-600
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);

        // The copy at the user follows the write of the channel and is tried again, so a fault there does not fail the creation.
        await TryAsync(() => host.CreateChannelAsync(operation, 7, "room", owner));
        host.Storage.HasFailed.ShouldBeTrue();
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();

        await using (host)
        {
            var result = await host.CreateChannelAsync(operation, 7, "room", owner);

            result.Status.ShouldBe(ChannelCreationStatus.Created);
            result.Events.ShouldHaveSingleItem().ShouldBeOfType<NewChannelMember>().EntityVersion.ShouldBe(1);
            (await host.Name(NameKey.Channel("room")).ResolveAsync()).ShouldBe("7");
            (await host.User(owner).GetMembershipsAsync()).ShouldBe([new Membership(7, "room", Pending: false, Level: 1, ChannelVersion: 1)]);
            host.Disk.All<UserState>("user")[owner].Reservations.ShouldBeEmpty();
            host.Disk.All<UniqueNameState>("name").Values.ShouldAllBe(name => name.Status == UniqueNameStatus.Confirmed);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Creation_abandoned_by_a_fault_leaves_a_whole_channel_or_none(int write, FaultKind kind)
    {
        // D-902, C-GEN.10, B-3: each name at most one owner, each channel exactly one
        var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        host.Storage.FailWrite(write, kind);
        await TryAsync(() => host.CreateChannelAsync(Guid.NewGuid(), 7, "room", owner));
        if (kind is FaultKind.KilledBefore or FaultKind.KilledAfter)
            host = await host.ReplaceAsync();
        host.Shift(TimeSpan.FromSeconds(61));

        // What settles reservations is the first thing that an activation does.
        host = await host.ReplaceAsync();
        await using (host)
        {
            var second = await host.CreateChannelAsync(Guid.NewGuid(), 8, "ROOM", await host.AddUserAsync("bob"));

            var exists = await host.Channel(7).GetAsync(null, ownerOverride: false) is not null;
            second.Status.ShouldBe(exists ? ChannelCreationStatus.NameTaken : ChannelCreationStatus.Created);
            (await host.Name(NameKey.Channel("room")).ResolveAsync()).ShouldBe(exists ? "7" : "8");
            await host.User(owner).GetAsync();
            await Wait.UntilAsync(
                () => host.Disk.All<UserState>("user")[owner].Reservations.IsEmpty, "the reservation to be settled");
            (await host.User(owner).GetMembershipsAsync()).Select(membership => membership.ChannelId).ShouldBe(exists ? [7UL] : []);
            host.Disk.All<ChannelState>("channel").Values.Where(channel => channel.Exists)
                .ShouldAllBe(channel => channel.Members.Values.Count(member => (byte)member.Level == 1) == 1);
        }
    }

    private static async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (OrleansException)
        {
            // The fault that the test has set.
        }
    }
}
