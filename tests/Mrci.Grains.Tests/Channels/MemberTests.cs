using Mrci.Domain.Channels;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Mrci.Grains.Tests.Harness;
using Mrci.Grains.Users;

namespace Mrci.Grains.Tests.Channels;

public sealed class MemberTests
{
    [Fact]
    public async Task Removed_member_is_told_and_shut_out()
    {
        // C-remove_ch_member.1, C-ASY.34, D-604
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var main = await host.AddSubChannelAsync(channel, "main", owner);
        var member = await host.AddMemberAsync(channel, owner, "Bobby");
        var events = await host.ListenAsync(StreamKey.User(member));
        foreach (var user in new[] { owner, member })
            await host.SubChannel(main).OpenAsync(user, await host.Channel(channel).DecideOpenAsync(user, ownerOverride: false, main.SubId));

        var result = await host.Channel(channel).RemoveMemberAsync(Guid.NewGuid(), Accounts.Actor(owner), member);

        var removed = new ChannelMemberRemoved(Accounts.Actor(owner).Origin, 5, member, "Bobby", channel, "room");
        result.Events.ShouldBe([removed]);
        await Wait.UntilAsync(() => events.Items.Contains(removed), "the event on the stream");
        (await host.User(member).GetMembershipsAsync()).ShouldBeEmpty();
        (await CastAsync(member)).ShouldBe(CastStatus.NotOpen);
        (await CastAsync(owner)).ShouldBe(CastStatus.Accepted);

        Task<CastStatus> CastAsync(string session) => host.SubChannel(main).CastAsync(new CastRequest(session, 1, CastKind.Cast, 31, [1], [main]));
    }

    [Fact]
    public async Task Removal_follows_the_matrix()
    {
        // C-CHL.2, P-8.6, X-72, B-8: nobody removes the owner, and nobody who is not in the channel
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var admin = await host.AddMemberAsync(channel, owner, "admin", ChannelLevel.Admin);
        var officer = await host.AddMemberAsync(channel, owner, "officer", ChannelLevel.Officer);
        var regular = await host.AddMemberAsync(channel, owner, "regular");
        var invited = await host.AddUserAsync("invited");
        await host.InviteAsync(channel, owner, invited);
        var stranger = await host.AddUserAsync("stranger");

        (await RemoveAsync(99, owner, regular)).ShouldBe(ChannelStatus.NotFound);
        (await RemoveAsync(channel, owner, new string('0', 64))).ShouldBe(ChannelStatus.UserNotFound);
        (string Actor, string Target)[] refused =
        [
            (owner, owner), (admin, owner), (officer, admin), (regular, officer), (regular, invited), (stranger, invited), (invited, regular),
            (owner, stranger), (stranger, stranger),
        ];
        foreach (var (actor, target) in refused)
            (await RemoveAsync(channel, actor, target)).ShouldBe(ChannelStatus.NotPermitted);
        (await host.Channel(channel).RemoveMemberAsync(Guid.NewGuid(), Accounts.Actor(stranger, ownerOverride: true), owner))
            .Status.ShouldBe(ChannelStatus.NotPermitted, "not by override either");

        (await RemoveAsync(channel, invited, invited)).ShouldBe(ChannelStatus.Done, "his own invitation");
        (await RemoveAsync(channel, officer, regular)).ShouldBe(ChannelStatus.Done);
        (await RemoveAsync(channel, admin, officer)).ShouldBe(ChannelStatus.Done);
        (await RemoveAsync(channel, admin, admin)).ShouldBe(ChannelStatus.Done, "he leaves");
        host.OwnersOnDisk(channel).ShouldBe([owner]);

        async Task<ChannelStatus> RemoveAsync(ulong id, string actor, string target) =>
            (await host.Channel(id).RemoveMemberAsync(Guid.NewGuid(), Accounts.Actor(actor), target)).Status;
    }

    [Fact]
    public async Task Level_is_published_to_the_channel_and_shuts_the_member_out()
    {
        // C-set_member_level.2, C-ASY.36, D-604
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var main = await host.AddSubChannelAsync(channel, "main", owner);
        var member = await host.AddMemberAsync(channel, owner, "Bobby");
        var events = await host.ListenAsync(StreamKey.Channel(channel));
        var before = await host.Channel(channel).DecideOpenAsync(member, ownerOverride: false, main.SubId);

        var result = await host.SetLevelAsync(channel, owner, member, ChannelLevel.Officer);

        var changed = new MemberLevelChanged(Accounts.Actor(owner).Origin, 5, member, "Bobby", channel, "room", 3);
        result.Events.ShouldBe([changed]);
        await Wait.UntilAsync(() => events.Items.Contains(changed), "the event on the stream");
        (await host.User(member).GetMembershipsAsync()).ShouldBe([new Membership(channel, "room", Pending: false, Level: 3, ChannelVersion: 5)]);
        (await host.SubChannel(main).OpenAsync(member, before)).ShouldBeFalse("a decision from before");
    }

    [Fact]
    public async Task Level_checks_come_in_the_order_of_the_entry()
    {
        // C-set_member_level.1, X-71, B-19: members can be changed, invited ones cannot
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var admin = await host.AddMemberAsync(channel, owner, "admin", ChannelLevel.Admin);
        var officer = await host.AddMemberAsync(channel, owner, "officer", ChannelLevel.Officer);
        var regular = await host.AddMemberAsync(channel, owner, "regular");
        var invited = await host.AddUserAsync("invited");
        await host.InviteAsync(channel, owner, invited);

        (await SetAsync(99, owner, regular, 3)).ShouldBe(ChannelStatus.NotFound);
        (await SetAsync(channel, owner, new string('0', 64), 3)).ShouldBe(ChannelStatus.UserNotFound);
        (await SetAsync(channel, regular, invited, 3)).ShouldBe(ChannelStatus.NotMember);
        (await SetAsync(channel, regular, regular, 3)).ShouldBe(ChannelStatus.NotPermitted);
        (await SetAsync(channel, officer, admin, 4)).ShouldBe(ChannelStatus.NotPermitted, "B-19: an officer demotes no admin");
        (await SetAsync(channel, officer, regular, 2)).ShouldBe(ChannelStatus.NotPermitted, "above his own");
        (await SetAsync(channel, admin, regular, 1)).ShouldBe(ChannelStatus.NotPermitted);
        (await SetAsync(channel, owner, owner, 2)).ShouldBe(ChannelStatus.NotPermitted, "the owner's own level");
        (await SetAsync(channel, officer, regular, 3)).ShouldBe(ChannelStatus.Done, "an officer makes officers");
        (await SetAsync(channel, admin, officer, 2)).ShouldBe(ChannelStatus.Done, "an admin makes admins");
        (await SetAsync(channel, admin, admin, 4)).ShouldBe(ChannelStatus.Done, "one may step down");

        async Task<ChannelStatus> SetAsync(ulong id, string actor, string target, byte level) =>
            (await host.Channel(id).SetMemberLevelAsync(Guid.NewGuid(), Accounts.Actor(actor), target, level)).Status;
    }

    [Fact]
    public async Task Members_are_listed_for_members_longest_standing_first()
    {
        // C-ls_ch_members.1, C-TBL.3: a change of level moves nobody
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        host.Shift(TimeSpan.FromSeconds(1));
        var member = await host.AddMemberAsync(channel, owner, "bobby");
        host.Shift(TimeSpan.FromSeconds(1));
        var guest = await host.AddUserAsync("carol");
        await host.InviteAsync(channel, owner, guest);
        await host.SetLevelAsync(channel, owner, member, ChannelLevel.Admin);

        var list = (await host.Channel(channel).GetMembersAsync(member, ownerOverride: false)).ShouldNotBeNull();

        (list.ChannelId, list.ChannelName).ShouldBe((channel, "room"));
        list.Members.ShouldBe(
        [
            new ChannelMemberEntry(owner, Pending: false, 1), new ChannelMemberEntry(member, Pending: false, 2), new ChannelMemberEntry(guest, Pending: true, 4),
        ]);
        (await host.Channel(channel).GetMembersAsync(guest, ownerOverride: false)).ShouldBeNull("an invitation grants nothing");
        (await host.Channel(channel).GetMembersAsync(guest, ownerOverride: true)).ShouldNotBeNull();
        (await host.Channel(99).GetMembersAsync(owner, ownerOverride: true)).ShouldBeNull();
    }

    [Fact]
    public async Task Repeated_operations_answer_alike_and_change_nothing()
    {
        // D-600
        await using var host = await TestHost.StartAsync();
        await host.InitializeAsync();
        var owner = await host.AddUserAsync("alice");
        var channel = await host.AddChannelAsync("room", owner);
        var member = await host.AddMemberAsync(channel, owner, "bobby");
        var actor = Accounts.Actor(owner);
        Func<Guid, Task<ChannelResult>>[] changes =
        [
            id => host.Channel(channel).RenameAsync(id, actor, "hall"),
            id => host.Channel(channel).SetMemberLevelAsync(id, actor, member, 3),
            id => host.Channel(channel).SetMemberLevelAsync(id, actor, member, 1),
            id => host.Channel(channel).RemoveMemberAsync(id, Accounts.Actor(member), owner),
            id => host.Channel(channel).RemoveAsync(id, Accounts.Actor(member)),
        ];
        foreach (var change in changes)
        {
            var operation = Guid.NewGuid();
            var first = await change(operation);
            first.Status.ShouldBe(ChannelStatus.Done);
            var version = host.Disk.All<ChannelState>("channel")[channel.ToString("X")].Version;
            (await change(operation)).Events.ShouldBe(first.Events);
            host.Disk.All<ChannelState>("channel")[channel.ToString("X")].Version.ShouldBe(version);
        }
    }
}
