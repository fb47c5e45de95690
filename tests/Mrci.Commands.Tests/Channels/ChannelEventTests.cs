using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;

namespace Mrci.Commands.Tests.Channels;

/// <summary>What changes of channels and members do to a session, and what of them repeats (P-7.27, P-7.28, P-7.36, D-721).</summary>
public sealed class ChannelEventTests : ChannelCommandTests
{
    private static readonly string Somebody = new('7', 64);

    [Fact]
    public async Task Both_events_of_a_transfer_are_told_once_and_only_the_own_one_closes()
    {
        // P-7.36, P-8.13
        await OpenMainAsync();
        var heir = new MemberLevelChanged(EventOrigin.None, 1000, Somebody, "heir", Main.ChannelId, "chat", 1);
        var former = new MemberLevelChanged(EventOrigin.None, 1001, Owner.UserId, "olga", Main.ChannelId, "chat", 2);

        (await Session.NotifyAsync(heir)).Heads().ShouldBe(["36:Text"]);
        State.OpenSubChannels.IsEmpty.ShouldBeFalse();
        (await Session.NotifyAsync(former)).Heads().ShouldBe(["36:Text"]);

        State.OpenSubChannels.IsEmpty.ShouldBeTrue();
        foreach (var repeat in new[] { heir, former })
            (await Session.NotifyAsync(repeat)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Renamed_channel_is_in_the_list_under_its_new_name_and_stays_open()
    {
        // P-7.28
        await OpenMainAsync();
        var renamed = (await Host.Channel(Main.ChannelId).RenameAsync(Guid.NewGuid(), TestHost.ActorOf(Owner), "Hall")).Events.ShouldHaveSingleItem();

        (await Session.NotifyAsync(renamed)).Heads().ShouldBe(["28:Text"]);

        (State.IsMemberOf("hall"), State.IsMemberOf("chat"), State.HasOpen(Main.ChannelId)).ShouldBe((true, false, true));
        (await Session.NotifyAsync(renamed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deleted_channel_leaves_the_list_and_what_is_open_of_it()
    {
        // P-7.27, X-33
        await OpenMainAsync();
        var deleted = (await Host.Channel(Main.ChannelId).RemoveAsync(Guid.NewGuid(), TestHost.ActorOf(Owner))).Events.ShouldHaveSingleItem();

        (await Session.NotifyAsync(deleted)).Heads().ShouldBe(["27:Text"]);

        (State.IsMemberOf("chat"), State.HasOpen(Main.ChannelId)).ShouldBe((false, false));
        (await Session.NotifyAsync(deleted)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Session_of_no_member_that_has_nothing_open_is_told_nothing()
    {
        // P-7.27, P-7.28, P-7.36
        var session = await Host.ConnectAsync(await Host.AddUserAsync("guest", GroupIds.Root));
        HostEvent[] events =
        [
            new MemberLevelChanged(EventOrigin.None, 1000, Somebody, "heir", Main.ChannelId, "chat", 1),
            new ChannelRenamed(EventOrigin.None, 1001, Main.ChannelId, "chat", "hall"),
            new ChannelDeleted(EventOrigin.None, 1002, Main.ChannelId, "hall"),
        ];
        foreach (var notification in events)
            (await session.NotifyAsync(notification)).ShouldBeEmpty();
    }
}
