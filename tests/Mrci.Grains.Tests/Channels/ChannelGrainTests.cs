using Mrci.Domain.Settings;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Channels;

public sealed class ChannelGrainTests
{
    [Fact]
    public async Task Sub_channel_gets_the_smallest_free_id_and_is_published_to_the_channel()
    {
        // C-add_sub_ch.1, C-ASY.30, D-107, D-305
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var events = await host.ListenAsync(StreamKey.Channel(channel));

        (await host.AddSubChannelAsync(channel, "main", owner)).ShouldBe(new SubChannelRef(channel, 0));
        (await host.AddSubChannelAsync(channel, "News", owner)).ShouldBe(new SubChannelRef(channel, 1));

        var origin = Accounts.Actor(owner).Origin;
        (await events.HavingAsync(2)).ShouldBe(
        [
            new SubChannelAdded(origin, 2, channel, "room", 0, "main", 4),
            new SubChannelAdded(origin, 3, channel, "room", 1, "News", 4),
        ]);
        (await host.Channel(channel).FindSubChannelAsync("NEWS")).ShouldBe(new SubChannelRef(channel, 1));
        (await host.Channel(channel).FindSubChannelAsync("none")).ShouldBeNull();
        var snapshot = (await host.Channel(channel).GetAsync(owner, ownerOverride: false)).ShouldNotBeNull();
        snapshot.SubChannels.ShouldBe([new SubChannelSnapshot(0, "main", 4, Active: false), new SubChannelSnapshot(1, "News", 4, Active: false)]);
    }

    [Fact]
    public async Task Sub_channel_checks_come_in_the_order_of_the_entry()
    {
        // C-add_sub_ch.1
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync(HostSettings.Default with { MaxSubChannels = 1 });
        var owner = await host.AddUserAsync("alice");
        var stranger = await host.AddUserAsync("bobby");
        var channel = await host.AddChannelAsync("room", owner);
        await host.AddSubChannelAsync(channel, "main", owner);

        (await AddAsync(99, owner, "main")).ShouldBe(ChannelStatus.NotFound);
        (await AddAsync(channel, stranger, "main")).ShouldBe(ChannelStatus.NotPermitted);
        (await AddAsync(channel, owner, "MAIN")).ShouldBe(ChannelStatus.NameTaken);
        (await AddAsync(channel, owner, "news")).ShouldBe(ChannelStatus.LimitReached);

        async Task<ChannelStatus> AddAsync(ulong id, string actor, string name) =>
            (await host.Channel(id).AddSubChannelAsync(Guid.NewGuid(), Accounts.Actor(actor), name)).Status;
    }

    [Fact]
    public async Task Override_acts_as_owner()
    {
        // P-8.5, C-CHL.1
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var channel = await host.AddChannelAsync("room", await host.AddUserAsync("alice"));
        var root = await host.RootAsync();

        (await host.Channel(channel).AddSubChannelAsync(Guid.NewGuid(), Accounts.Actor(root, ownerOverride: true), "main"))
            .Status.ShouldBe(ChannelStatus.Done);
    }

    [Fact]
    public async Task Invitation_reaches_the_user_and_grants_nothing()
    {
        // C-invite_to_ch.1, C-ASY.33, P-8.9
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = await host.AddUserAsync("Bobby");
        var channel = await host.AddChannelAsync("room", owner);
        var main = await host.AddSubChannelAsync(channel, "main", owner);
        var events = await host.ListenAsync(StreamKey.User(guest));

        var result = await host.Channel(channel).InviteAsync(Guid.NewGuid(), Accounts.Actor(owner), guest);

        var invitation = new ChannelInvitation(Accounts.Actor(owner).Origin, 3, guest, "Bobby", channel, "room");
        result.Status.ShouldBe(ChannelStatus.Done);
        result.Events.ShouldBe([invitation]);
        (await events.HavingAsync(1)).ShouldBe([invitation]);
        (await host.User(guest).GetMembershipsAsync()).ShouldBe([new Membership(channel, "room", Pending: true, Level: 4, ChannelVersion: 3)]);
        (await host.Channel(channel).DecideOpenAsync(guest, ownerOverride: false, main.SubId)).Status.ShouldBe(OpenStatus.Denied);
        (await host.Channel(channel).GetAsync(guest, ownerOverride: false)).ShouldNotBeNull().Level.ShouldBe((byte)5);
        (await host.Channel(channel).GetAsync(guest, ownerOverride: false)).ShouldNotBeNull().SubChannels.ShouldBeEmpty();
    }

    [Fact]
    public async Task Invitation_checks_come_in_the_order_of_the_entry()
    {
        // C-invite_to_ch.1
        await using var host = await TestHost.StartAsync(maxChannelsPerUser: 1);
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = await host.AddUserAsync("bobby");
        var full = await host.AddUserAsync("carol");
        await host.AddChannelAsync("another", full);
        var channel = await host.AddChannelAsync("room", owner);
        var nobody = new string('0', 64);

        (await InviteAsync(99, guest, nobody)).ShouldBe(ChannelStatus.NotFound);
        (await InviteAsync(channel, guest, nobody)).ShouldBe(ChannelStatus.UserNotFound);
        (await InviteAsync(channel, guest, full)).ShouldBe(ChannelStatus.NotPermitted);
        (await InviteAsync(channel, owner, guest)).ShouldBe(ChannelStatus.Done);
        (await InviteAsync(channel, owner, guest)).ShouldBe(ChannelStatus.AlreadyInvited);
        (await InviteAsync(channel, owner, owner)).ShouldBe(ChannelStatus.AlreadyMember);
        (await InviteAsync(channel, owner, full)).ShouldBe(ChannelStatus.LimitReached);
        host.Disk.All<UserState>("user")[full].Reservations.ShouldBeEmpty();

        async Task<ChannelStatus> InviteAsync(ulong id, string actor, string userId) =>
            (await host.Channel(id).InviteAsync(Guid.NewGuid(), Accounts.Actor(actor), userId)).Status;
    }

    [Fact]
    public async Task Accepting_makes_a_regular_member()
    {
        // C-accept_ch.1, C-ASY.35
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = await host.AddUserAsync("bobby");
        var channel = await host.AddChannelAsync("room", owner);
        var main = await host.AddSubChannelAsync(channel, "main", owner);
        var events = await host.ListenAsync(StreamKey.User(guest));
        (await host.Channel(channel).AcceptAsync(Guid.NewGuid(), Accounts.Actor(guest))).Status.ShouldBe(ChannelStatus.NotInvited);
        await host.Channel(channel).InviteAsync(Guid.NewGuid(), Accounts.Actor(owner), guest);

        var result = await host.Channel(channel).AcceptAsync(Guid.NewGuid(), Accounts.Actor(guest));

        var accepted = new InvitationAccepted(Accounts.Actor(guest).Origin, 4, guest, "bobby", channel, "room");
        result.Events.ShouldBe([accepted]);
        (await events.HavingAsync(2))[1].ShouldBe(accepted);
        (await host.User(guest).GetMembershipsAsync()).ShouldBe([new Membership(channel, "room", Pending: false, Level: 4, ChannelVersion: 4)]);
        var decision = await host.Channel(channel).DecideOpenAsync(guest, ownerOverride: false, main.SubId);
        decision.ShouldBe(new OpenDecision(OpenStatus.Allowed, main, CanWrite: true, Level: 4, Active: false, Version: 4, guest));
        (await host.Channel(channel).AcceptAsync(Guid.NewGuid(), Accounts.Actor(guest))).Status.ShouldBe(ChannelStatus.NotInvited);
    }

    [Fact]
    public async Task Declining_removes_the_invitation()
    {
        // C-decline_ch.1, C-ASY.34
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = await host.AddUserAsync("bobby");
        var channel = await host.AddChannelAsync("room", owner);
        await host.AddSubChannelAsync(channel, "main", owner);
        await host.Channel(channel).InviteAsync(Guid.NewGuid(), Accounts.Actor(owner), guest);

        var result = await host.Channel(channel).DeclineAsync(Guid.NewGuid(), Accounts.Actor(guest));

        result.Events.ShouldBe([new ChannelMemberRemoved(Accounts.Actor(guest).Origin, 4, guest, "bobby", channel, "room")]);
        (await host.User(guest).GetMembershipsAsync()).ShouldBeEmpty();
        (await host.Channel(channel).GetMembershipAsync(guest)).ShouldBeNull();
        (await host.Channel(channel).DeclineAsync(Guid.NewGuid(), Accounts.Actor(owner))).Status.ShouldBe(ChannelStatus.NotInvited);
        (await host.Channel(99).DeclineAsync(Guid.NewGuid(), Accounts.Actor(owner))).Status.ShouldBe(ChannelStatus.NotFound);
    }

    [Fact]
    public async Task Repeated_operations_answer_alike_and_change_nothing()
    {
        // D-600, D-603
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var guest = await host.AddUserAsync("bobby");
        var channel = await host.AddChannelAsync("room", owner);
        var (add, invite) = (Guid.NewGuid(), Guid.NewGuid());

        var added = await host.Channel(channel).AddSubChannelAsync(add, Accounts.Actor(owner), "main");
        var invited = await host.Channel(channel).InviteAsync(invite, Accounts.Actor(owner), guest);

        (await host.Channel(channel).AddSubChannelAsync(add, Accounts.Actor(owner), "main")).Events.ShouldBe(added.Events);
        (await host.Channel(channel).InviteAsync(invite, Accounts.Actor(owner), guest)).Events.ShouldBe(invited.Events);
        (await host.Channel(channel).GetAsync(owner, ownerOverride: false)).ShouldNotBeNull().Version.ShouldBe(3);
    }

    [Fact]
    public async Task Refused_events_are_published_later_and_in_order()
    {
        // P-10.24, P-7.0.3 (b)
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var events = await host.ListenAsync(StreamKey.Channel(channel));

        // Enough for the tries within the call, so that the rest waits for the timer while more is done.
        host.Streams.Refuse(6);
        for (var index = 0; index < 4; index++)
            await host.AddSubChannelAsync(channel, $"sub-{index}", owner);

        (await events.HavingAsync(4)).Cast<SubChannelAdded>().Select(added => added.SubId).ShouldBe([(byte)0, (byte)1, (byte)2, (byte)3]);
    }

    [Fact]
    public async Task Decision_without_a_channel_or_sub_channel_is_not_found()
    {
        // P-8.10 check 4
        await using var host = await TestHost.StartAsync();

        (await host.Channel(5).DecideOpenAsync(null, ownerOverride: true, 0)).Status.ShouldBe(OpenStatus.NotFound);
        (await host.Channel(5).GetAsync(null, ownerOverride: true)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_only_flag_of_the_level_takes_the_right_to_write()
    {
        // P-8.8, C-CHL.5
        var disk = new StoredRecords();
        var guest = new string('b', 64);
        disk.Seed("channel", "5", new ChannelState
        {
            Exists = true,
            Version = 9,
            Name = "room",
            SubChannels = [new SubChannelRecord(3, "main", Domain.Channels.ChannelLevel.Public, Active: true)],
            ReadOnlyFlags = [new Domain.Channels.ReadOnlyFlag(3, Domain.Channels.ChannelLevel.Public)],
        });
        await using var host = await TestHost.StartAsync(disk);

        var asPublic = await host.Channel(5).DecideOpenAsync(guest, ownerOverride: false, 3);
        asPublic.ShouldBe(new OpenDecision(OpenStatus.Allowed, new(5, 3), CanWrite: false, Level: 5, Active: true, Version: 9, guest));
        (await host.Channel(5).DecideOpenAsync(guest, ownerOverride: true, 3)).CanWrite.ShouldBeTrue();
    }
}
