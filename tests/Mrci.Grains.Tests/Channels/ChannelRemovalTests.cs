using Mrci.Domain.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Names;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Channels;

public sealed class ChannelRemovalTests
{
    // The decision; the copies of owner, member, and invited user; the name; the listing; the tombstone.
    private const int Writes = 7;

    public static TheoryData<int, FaultKind> Faults { get; } = Every.Fault(Writes);

    [Fact]
    public async Task Deletion_leaves_nothing_but_an_unusable_id()
    {
        // D-711, C-rm_ch.1, C-ASY.27, X-74
        await using var host = await TestHost.StartAsync();
        var (channel, users) = await PrepareAsync(host);
        var events = await host.ListenAsync(StreamKey.Channel(channel));
        var main = new SubChannelRef(channel, 0);
        (await host.SubChannel(main).OpenAsync("s", await host.Channel(channel).DecideOpenAsync(users[1], ownerOverride: false, 0))).ShouldBeTrue();

        var result = await host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(users[0]));

        var deleted = new ChannelDeleted(Accounts.Actor(users[0]).Origin, 6, channel, "room");
        result.Events.ShouldBe([deleted]);
        await Wait.UntilAsync(() => events.Items.Contains(deleted), "the event on the stream");
        (await host.SubChannel(main).CastAsync(new CastRequest("s", 1, CastKind.Cast, 31, [1], [main]))).ShouldBe(CastStatus.NotOpen);
        await ShouldBeGoneAsync(host, channel, users);
        (await host.Channel(channel).CreateAsync(Guid.NewGuid(), "room", Accounts.Actor(users[0]))).Status.ShouldBe(ChannelStatus.NameTaken);
        (await host.AddChannelAsync("room", users[1])).ShouldBeGreaterThan(channel, "X-74: never the same id again");
    }

    [Fact]
    public async Task Only_the_owner_or_an_override_deletes_once()
    {
        // C-rm_ch.1, C-CHL.2
        await using var host = await TestHost.StartAsync();
        var (channel, users) = await PrepareAsync(host);
        var admin = await host.AddMemberAsync(channel, users[0], "admin", ChannelLevel.Admin);

        (await host.Channel(99).RemoveAsync(Guid.NewGuid(), Accounts.Actor(users[0]))).Status.ShouldBe(ChannelStatus.NotFound);
        (await host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(admin))).Status.ShouldBe(ChannelStatus.NotPermitted);
        (await host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(admin, ownerOverride: true))).Status.ShouldBe(ChannelStatus.Done);
        (await host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(users[0]))).Status.ShouldBe(ChannelStatus.NotFound);
    }

    [Fact]
    public async Task Deleted_channel_frees_room_and_its_owner()
    {
        // D-505, D-706, P-8.4
        await using var host = await TestHost.StartAsync(maxChannelsPerUser: 1);
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        (await host.User(owner).OwnsChannelAsync()).ShouldBeTrue();

        await host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(owner));

        (await host.User(owner).OwnsChannelAsync()).ShouldBeFalse();
        await host.AddChannelAsync("hall", owner);
    }

    [Fact]
    public async Task Name_of_a_channel_that_is_deleted_before_its_claim_is_confirmed_stays_free()
    {
        // D-702, D-710: another session of the owner may be that fast
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        await host.Name(NameKey.Channel("room")).TryClaimAsync("7", Guid.NewGuid());
        await host.Channel(7).CreateAsync(Guid.NewGuid(), "room", Accounts.Actor(owner));
        await host.Channel(7).RemoveAsync(Guid.NewGuid(), Accounts.Actor(owner));

        await host.Name(NameKey.Channel("room")).ConfirmAsync("7");

        await host.AddChannelAsync("room", owner);
    }

    [Fact]
    public async Task Deletion_racing_other_changes_leaves_nothing_half_done()
    {
        // D-711, D-712
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = await host.AddUserAsync("bobby");
        for (var round = 0; round < 15; round++)
        {
            var channel = await host.AddChannelAsync($"room{round}", owner);
            await host.InviteAsync(channel, owner, guest);

            await Task.WhenAll(
                host.Channel(channel).AcceptAsync(Guid.NewGuid(), Accounts.Actor(guest)),
                host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(owner)),
                host.Channel(channel).RenameAsync(Guid.NewGuid(), Accounts.Actor(owner), $"hall{round}"),
                host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(owner)));

            foreach (var name in new[] { "room", "hall" })
                (await host.Name(NameKey.Channel(name + round)).ResolveAsync()).ShouldBeNull();
        }

        foreach (var user in new[] { owner, guest })
            (await host.User(user).GetMembershipsAsync()).ShouldBeEmpty();
        (await host.ChannelRowsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Deletion_hit_by_a_fault_succeeds_when_repeated(int write, FaultKind kind)
    {
        // D-902, D-600, D-711
        var host = await TestHost.StartAsync();
        var (channel, users) = await PrepareAsync(host);
        var operation = Guid.NewGuid();
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => host.Channel(channel).RemoveAsync(operation, Accounts.Actor(users[0])));
        host.Storage.HasFailed.ShouldBeTrue();
        host = await host.ReplaceAsync();
        await using (host)
        {
            var result = await host.Channel(channel).RemoveAsync(operation, Accounts.Actor(users[0]));

            result.Status.ShouldBe(ChannelStatus.Done);
            result.Events.ShouldBe([new ChannelDeleted(Accounts.Actor(users[0]).Origin, 6, channel, "room")]);
            await ShouldBeGoneAsync(host, channel, users);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Deletion_abandoned_by_a_fault_is_finished_or_has_not_begun(int write, FaultKind kind)
    {
        // D-902: the next one who asks for the name wakes the channel
        var host = await TestHost.StartAsync();
        var (channel, users) = await PrepareAsync(host);
        host.Storage.FailWrite(write, kind);
        await Record.ExceptionAsync(() => host.Channel(channel).RemoveAsync(Guid.NewGuid(), Accounts.Actor(users[0])));
        host = await host.ReplaceAsync();
        await using (host)
        {
            if (await host.Name(NameKey.Channel("room")).ResolveAsync() is null)
            {
                await host.Channel(channel).GetAsync(null, ownerOverride: false);
                await Wait.UntilAsync(
                    () => host.Disk.All<ChannelState>("channel")[channel.ToString("X")] is { Deleted: true, Remainder: null }, "the end of the deletion");
                await ShouldBeGoneAsync(host, channel, users);
            }
            else
            {
                write.ShouldBe(1);
                host.OwnersOnDisk(channel).ShouldBe([users[0]]);
                (await host.User(users[1]).GetMembershipsAsync()).ShouldHaveSingleItem();
                (await host.ChannelRowsAsync()).ShouldBe([$"{channel} room"]);
            }
        }
    }

    // An owner, a member, an invited user, one sub-channel, one flag: version 5.
    private static async Task<(ulong Channel, string[] Users)> PrepareAsync(TestHost host)
    {
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        await host.AddSubChannelAsync(channel, "main", owner);
        var member = await host.AddMemberAsync(channel, owner, "bobby");
        var guest = await host.AddUserAsync("carol");
        await host.InviteAsync(channel, owner, guest);
        return (channel, [owner, member, guest]);
    }

    private static async Task ShouldBeGoneAsync(TestHost host, ulong channel, string[] users)
    {
        (await host.Channel(channel).GetAsync(users[0], ownerOverride: true)).ShouldBeNull();
        (await host.Channel(channel).GetMembersAsync(users[0], ownerOverride: true)).ShouldBeNull();
        (await host.Channel(channel).FindSubChannelAsync("main")).ShouldBeNull();
        (await host.Channel(channel).DecideOpenAsync(users[0], ownerOverride: true, 0)).Status.ShouldBe(OpenStatus.NotFound);
        (await host.Name(NameKey.Channel("room")).ResolveAsync()).ShouldBeNull();
        (await host.ChannelRowsAsync()).ShouldBeEmpty();
        foreach (var user in users)
        {
            (await host.Channel(channel).GetMembershipAsync(user)).ShouldBeNull();
            (await host.User(user).GetMembershipsAsync()).ShouldBeEmpty();
            host.Disk.All<UserState>("user")[user].Reservations.ShouldBeEmpty();
        }

        host.Disk.All<UniqueNameState>("name").ShouldNotContain(static name => name.Value.Status == UniqueNameStatus.Pending);
    }
}
