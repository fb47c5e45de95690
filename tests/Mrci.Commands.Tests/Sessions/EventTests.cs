using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Sessions;
using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Streams;
using Mrci.Grains.Users;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Sessions;

/// <summary>What notifications do to a session (chapter 7).</summary>
public sealed class EventTests : IAsyncLifetime
{
    private const ulong Channel = 4000;

    private static readonly EventOrigin Somebody = new(new string('e', 56), 1);

    private readonly TestLoaders _loaders = new();
    private readonly ScriptedCommand _command;
    private TestHost _host = null!;
    private UserSnapshot _alice = null!;
    private TestSession _session = null!;

    public EventTests() => _command = _loaders.Add("command");

    private SessionState State => _loaders.Context.State;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync(_loaders);
        _alice = await _host.AddUserAsync("alice");
        _session = await _host.ConnectAsync(_alice);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    // P-7.26
    [Fact]
    public async Task New_channel_member_joins_the_channel_and_tells_the_client()
    {
        var frames = await _session.NotifyAsync(new NewChannelMember(Somebody, 1, _alice.UserId, "alice", Channel, "My Channel", 1));

        frames.Select(frame => frame.ToString())
            .ShouldBe([$"26:Text \"-user \"alice\" -ch_name \"My Channel\" -ch_id {Channel} -level 1\""]);
    }

    // P-7.26, P-7.0.3 c: the session follows the stream of the new channel.
    [Fact]
    public async Task Session_follows_the_stream_of_a_channel_it_joins()
    {
        var subChannel = await _host.AddChannelAsync(_alice, "joined", "main");

        await _session.NotifyAsync(new NewChannelMember(Somebody, 1, _alice.UserId, "alice", subChannel.ChannelId, "joined", 1));

        State.Channels.ShouldBe(["joined"]);
        _session.Interests.EventStreams.ShouldContain(StreamKey.Channel(subChannel.ChannelId));
    }

    // P-7.0.3: the session has applied already what it caused itself.
    [Fact]
    public async Task Own_event_is_skipped()
    {
        (await _session.NotifyAsync(Member(1) with { Origin = new EventOrigin(_session.Id, 1) })).ShouldBeEmpty();
        State.Channels.ShouldBeEmpty();
    }

    // P-7.0.4: somebody else's event, and a session without a user.
    [Fact]
    public async Task Event_of_another_user_is_ignored()
    {
        (await _session.NotifyAsync(Member(1) with { UserId = new string('b', 64) })).ShouldBeEmpty();
        var nobody = await _host.ConnectAsync();
        (await nobody.NotifyAsync(Member(1))).ShouldBeEmpty();
    }

    // P-7.0.3 a, D-721
    [Fact]
    public async Task Event_that_is_not_newer_is_ignored()
    {
        (await _session.NotifyAsync(Invitation(5))).Heads().ShouldBe(["33:Text"]);
        (await _session.NotifyAsync(Invitation(5))).ShouldBeEmpty();
        (await _session.NotifyAsync(Invitation(4))).ShouldBeEmpty();
        (await _session.NotifyAsync(Invitation(6))).Heads().ShouldBe(["33:Text"]);
    }

    // P-7.0.3 d: what login has read is history.
    [Fact]
    public async Task Event_older_than_the_login_is_ignored()
    {
        var subChannel = await _host.AddChannelAsync(_alice, "before", "main");
        var later = await _host.ConnectAsync(_alice);

        (await later.NotifyAsync(new NewChannelMember(Somebody, 1, _alice.UserId, "alice", subChannel.ChannelId, "before", 1))).ShouldBeEmpty();
    }

    // P-7.0.3 c and d: the state has been read again meanwhile, but the client has not been told yet.
    [Fact]
    public async Task Event_whose_state_was_read_again_is_still_told_once()
    {
        var subChannel = await _host.AddChannelAsync(_alice, "meanwhile", "main");
        await _session.SubscribedAsync();
        State.Channels.ShouldBe(["meanwhile"]);
        var notification = new NewChannelMember(Somebody, 1, _alice.UserId, "alice", subChannel.ChannelId, "meanwhile", 1);

        (await _session.NotifyAsync(notification)).Heads().ShouldBe(["26:Text"]);
        (await _session.NotifyAsync(notification)).ShouldBeEmpty();
        State.Channels.ShouldBe(["meanwhile"]);
    }

    // P-7.30: members only.
    [Fact]
    public async Task New_sub_channel_is_told_to_members()
    {
        var subChannel = await _host.AddChannelAsync(_alice, "members", "main");
        var notification = new SubChannelAdded(Somebody, 99, subChannel.ChannelId, "members", 5, "news", 4);
        (await _session.NotifyAsync(notification)).ShouldBeEmpty();
        await _session.SubscribedAsync();

        (await _session.NotifyAsync(notification)).Select(frame => frame.ToString())
            .ShouldBe([$"30:Text \"-ch_name \"members\" -sub_name \"news\" -ch_id {subChannel.ChannelId} -sub_id 5 -level 4\""]);
    }

    // P-7.33: the list of channels stays.
    [Fact]
    public async Task Invitation_is_told_and_changes_nothing()
    {
        (await _session.NotifyAsync(Invitation(1))).Select(frame => frame.ToString()).ShouldBe(["33:Text \"-ch_name \"chan\" -user \"alice\"\""]);
        State.Channels.ShouldBeEmpty();
    }

    // P-7.35, P-7.34: in and out again, what is open closes, peers are told first (P-7.44, P-8.13).
    [Fact]
    public async Task Removed_member_loses_the_channel_and_its_open_sub_channels()
    {
        var bob = await _host.AddUserAsync("bob");
        var subChannel = await _host.AddChannelAsync(bob, "bobs", "main");
        await _host.AddMemberAsync(bob, subChannel.ChannelId, _alice);
        await _session.SubscribedAsync();
        (await OpenAsync(subChannel)).ShouldBeTrue();
        var casts = await _host.RecordAsync(subChannel);

        var frames = await _session.NotifyAsync(
            new ChannelMemberRemoved(Somebody, 99, _alice.UserId, "alice", subChannel.ChannelId, "bobs"));

        frames.Select(frame => frame.ToString()).ShouldBe([$"34:Text \"-ch_name \"bobs\" -user \"alice\" -ch_id {subChannel.ChannelId}\""]);
        _session.Reply.Interests.ShouldNotBeNull().Open.ShouldBeEmpty();
        var cast = await casts.NextAsync();
        cast.Kind.ShouldBe(CastKind.Limited);
        PeerStat.TryRead(cast.Payload, out var stat).ShouldBeTrue();
        stat.Channels.IsEmpty.ShouldBeTrue();
        stat.Disconnected.ShouldBeFalse();
    }

    // P-7.35
    [Fact]
    public async Task Accepted_invitation_joins_the_channel()
    {
        var frames = await _session.NotifyAsync(new InvitationAccepted(Somebody, 1, _alice.UserId, "alice", Channel, "chan"));

        frames.Select(frame => frame.ToString()).ShouldBe(["35:Text \"-ch_name \"chan\" -user \"alice\"\""]);
    }

    // P-7.42: forwarded, then MY_INFO; without active updates nothing is cast.
    [Fact]
    public async Task Renamed_user_is_told_and_gets_my_info()
    {
        var result = await _host.Grains.GetGrain<IUserGrain>(_alice.UserId).RenameAsync(Guid.NewGuid(), "alicia", Somebody);

        var frames = await _session.NotifyAsync(result.Event.ShouldNotBeNull());

        frames.Heads().ShouldBe(["42:Text", "2:MyInfo"]);
        frames[0].Text.ShouldBe("-old \"alice\" -new_name \"alicia\"");
        MyInfo.TryRead(frames[1].Payload, out var info).ShouldBeTrue();
        info.Peer.UserName.ShouldBe("alicia");
    }

    // P-7.42, P-8.21: with active updates the peers get PEER_INFO.
    [Fact]
    public async Task Renamed_user_is_shown_to_active_peers()
    {
        var subChannel = await _host.AddChannelAsync(_alice, "active", "main");
        await _session.SubscribedAsync();
        (await OpenAsync(subChannel)).ShouldBeTrue();
        var casts = await _host.RecordAsync(subChannel);
        var result = await _host.Grains.GetGrain<IUserGrain>(_alice.UserId).RenameAsync(Guid.NewGuid(), "alicia", Somebody);

        await _session.NotifyAsync(result.Event.ShouldNotBeNull());

        var cast = await casts.NextAsync();
        (cast.Kind, (FrameType)cast.Type).ShouldBe((CastKind.Limited, FrameType.PeerInfo));
        PeerInfo.TryRead(cast.Payload, out var info).ShouldBeTrue();
        info.UserName.ShouldBe("alicia");
    }

    private ChannelInvitation Invitation(long version) =>
        new(Somebody, version, _alice.UserId, "alice", Channel, "chan");

    private NewChannelMember Member(long version) => new(Somebody, version, _alice.UserId, "alice", Channel, "chan", 1);

    private async Task<bool> OpenAsync(SubChannelRef id)
    {
        var isOpen = false;
        _command.Run = async (command, _) => isOpen = await command.Host.OpenChByIdAsync(id.ChannelId, id.SubId);
        await _session.SendAsync(_session.IdOf("command"), "");
        return isOpen;
    }
}
