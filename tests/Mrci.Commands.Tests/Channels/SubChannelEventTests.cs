using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Settings;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Groups;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Channels;

/// <summary>What changes of sub-channels do to sessions, with host-wide active updates off, and what of them repeats.</summary>
public sealed class SubChannelEventTests : ChannelCommandTests
{
    private const ushort SetActiveFlag = 331;
    private const ushort PingPeers = 312;

    [Fact]
    public async Task Active_flag_switches_active_updates_of_open_sessions()
    {
        // P-7.29, P-8.20, X-32, X-25, C-ASY.29
        var loaders = new TestLoaders();
        await using var host = await TestHost.StartAsync(loaders, HostSettings.Default with { ActiveUpdates = false });
        var user = await host.AddUserAsync("anna", GroupIds.Root);
        await host.AddChannelAsync(user, "chat", "main");
        var session = await host.ConnectAsync(user);
        await OpenMainAsync(session);
        session.Interests.ActiveUpdate.ShouldBeFalse();

        (await session.SendAsync(SetActiveFlag, "-ch_name chat -sub_name main -state 1"))
            .Select(static frame => frame.ToString()).ShouldBe(
                ["29:Text \"-ch_name \"chat\" -sub_name \"main\" -state 1\"", $"{SetActiveFlag}:Idle"]);

        session.Interests.ActiveUpdate.ShouldBeTrue();
        (await session.SendAsync(PingPeers, "")).Heads().ShouldBe([$"{PingPeers}:Idle"]);
        await session.SendAsync(SetActiveFlag, "-ch_name chat -sub_name main -state 0");
        session.Interests.ActiveUpdate.ShouldBeFalse();
        await ShouldFailAsync(session, PingPeers, "");
    }

    [Fact]
    public async Task Change_shuts_out_casts_before_it_is_answered()
    {
        // D-604, P-8.13
        await OpenMainAsync();

        (await Host.Channel(Main.ChannelId).SetSubChannelLevelAsync(Guid.NewGuid(), TestHost.ActorOf(Owner), "main", 1)).Status.ShouldBe(ChannelStatus.Done);

        (await Host.Grains.GetGrain<ISubChannelGrain>(Main.Key).CastAsync(
            new CastRequest(Session.Id, long.MaxValue, CastKind.Cast, (byte)FrameType.Text, [1], [Main]))).ShouldBe(CastStatus.NotOpen);
    }

    [Fact]
    public async Task Session_that_lost_its_right_still_tells_its_peers_that_it_has_closed()
    {
        // P-8.13: one PEER_STAT, and no other cast
        var guest = await Host.AddUserAsync("guest", GroupIds.Root);
        await Host.AddMemberAsync(Owner, Main.ChannelId, guest);
        var session = await Host.ConnectAsync(guest);
        await OpenMainAsync(session);
        var casts = await Host.RecordAsync(Main);
        var result = await Host.Channel(Main.ChannelId).SetSubChannelLevelAsync(Guid.NewGuid(), TestHost.ActorOf(Owner), "main", 1);
        var owner = Host.Grains.GetGrain<ISubChannelGrain>(Main.Key);
        var other = new CastRequest(session.Id, long.MaxValue, CastKind.Limited, (byte)FrameType.PeerInfo, [1], [Main]);
        (await owner.CastAsync(other)).ShouldBe(CastStatus.NotOpen);

        (await session.NotifyAsync(result.Events.ShouldHaveSingleItem())).Heads().ShouldBe(["37:Text"]);

        var cast = await casts.NextAsync();
        (cast.Kind, (FrameType)cast.Type, cast.Source).ShouldBe((CastKind.Limited, FrameType.PeerStat, session.Id));
        (await owner.CastAsync(other with { Type = (byte)FrameType.PeerStat })).ShouldBe(CastStatus.NotOpen, "it has left since");
    }

    [Fact]
    public async Task Repeated_operation_changes_nothing_and_tells_the_same()
    {
        // D-600
        var channel = Host.Channel(Main.ChannelId);
        var actor = TestHost.ActorOf(Owner);
        Func<Guid, Task<ChannelResult>>[] changes =
        [
            id => channel.RenameSubChannelAsync(id, actor, "main", "hall"),
            id => channel.SetSubChannelLevelAsync(id, actor, "hall", 2),
            id => channel.SetReadOnlyFlagAsync(id, actor, 7, 4, on: true),
            id => channel.SetReadOnlyFlagAsync(id, actor, 7, 4, on: false),
            id => channel.RemoveSubChannelAsync(id, actor, "hall"),
        ];
        foreach (var change in changes)
        {
            var operation = Guid.NewGuid();
            var first = await change(operation);
            first.Status.ShouldBe(ChannelStatus.Done);
            var second = await change(operation);
            second.Events.ShouldBe(first.Events);
        }
    }

    [Fact]
    public async Task Repeated_event_closes_once_and_is_told_once()
    {
        // P-7.0.3 a, P-8.13
        await OpenMainAsync();
        var level = new SubChannelLevelChanged(EventOrigin.None, 1000, Main.ChannelId, "chat", Main.SubId, "main", 3);

        (await Session.NotifyAsync(level)).Heads().ShouldBe(["37:Text"]);
        State.OpenSubChannels.IsEmpty.ShouldBeTrue();
        (await Session.NotifyAsync(level)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Event_of_a_change_that_was_before_the_opening_is_told_to_members_and_closes_nothing()
    {
        // P-7.0.3 d, P-7.38, P-8.13: streams take their time, and the opening has read the change already
        var channel = Host.Channel(Main.ChannelId);
        var actor = TestHost.ActorOf(Owner);
        var late = (await channel.SetReadOnlyFlagAsync(Guid.NewGuid(), actor, Main.SubId, 4, on: true)).Events.ShouldHaveSingleItem();
        var stranger = await Host.ConnectAsync(await Host.AddUserAsync("stranger", GroupIds.Root));
        await stranger.SendAsync(stranger.IdOf("ch_owner_override"), "-state 1");
        await OpenMainAsync(stranger);
        await OpenMainAsync();

        (await Session.NotifyAsync(late)).Heads().ShouldBe(["38:Text"]);
        (await stranger.NotifyAsync(late)).ShouldBeEmpty();

        foreach (var session in new[] { Session, stranger })
            session.Interests.Open.ShouldBe([Main]);
        var next = (await channel.SetReadOnlyFlagAsync(Guid.NewGuid(), actor, Main.SubId, 4, on: false)).Events.ShouldHaveSingleItem();
        foreach (var session in new[] { Session, stranger })
        {
            (await session.NotifyAsync(next)).Heads().ShouldBe(["39:Text"]);
            session.Interests.Open.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Change_of_level_that_was_before_the_opening_closes_nothing()
    {
        // P-7.0.3 d, P-7.36
        var guest = await Host.AddUserAsync("guest", GroupIds.Root);
        await Host.AddMemberAsync(Owner, Main.ChannelId, guest);
        var session = await Host.ConnectAsync(guest);
        var late = (await Host.Channel(Main.ChannelId).SetMemberLevelAsync(Guid.NewGuid(), TestHost.ActorOf(Owner), guest.UserId, 2)).Events.ShouldHaveSingleItem();
        await OpenMainAsync(session);

        (await session.NotifyAsync(late)).Heads().ShouldBe(["36:Text"]);

        session.Interests.Open.ShouldBe([Main]);
    }
}
