using Mrci.Commands.Tests.Channels;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Channels;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Sessions;

public sealed class RecoveryTests : ChannelCommandTests
{
    // P-10.21: what is open stays open, is writable, and nobody is told anything.
    [Fact]
    public async Task Recovery_opens_the_sub_channels_again_without_a_word_to_peers()
    {
        var news = await Host.AddSubChannelAsync(Owner, Main.ChannelId, "news");
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();
        await Session.SendAsync(OpenSubCh, "-ch_name chat -sub_name news");

        var frames = await Session.RecoverAsync();

        frames.Heads().Take(3).ShouldBe(["2:MyInfo", "1:Text", "40:NewCmd"]);
        Session.Interests.Open.ShouldBe([Main, news]);
        State.WritableSubChannels.Count.ShouldBe(2);
        await Session.SendAsync(Cast, FrameType.Text, 7);
        (await casts.NextAsync()).Payload.ShouldBe([7]);
    }

    // P-10.21, P-8.22: what may not be open any more is dropped, with one PEER_STAT that carries the list as it is now.
    [Fact]
    public async Task Recovery_drops_what_may_not_be_open_and_tells_peers()
    {
        var guest = await Host.AddUserAsync("guest", Grains.Groups.GroupIds.Root);
        await Host.AddMemberAsync(Owner, Main.ChannelId, guest);
        var own = await Host.AddChannelAsync(guest, "mine", "room");
        var session = await Host.ConnectAsync(guest);
        State.OwnerOverride = true;
        var secret = await Host.AddChannelAsync(Owner, "other", "secret");
        await session.SendAsync(OpenSubCh, "-ch_name mine -sub_name room");
        await session.SendAsync(OpenSubCh, "-ch_name other -sub_name secret");
        session.Interests.Open.ShouldBe([own, secret]);
        var casts = await Host.RecordAsync(own);

        await session.RecoverAsync();

        State.OwnerOverride.ShouldBeFalse();
        session.Interests.Open.ShouldBe([own]);
        var cast = await casts.NextAsync();
        (cast.Kind, (FrameType)cast.Type).ShouldBe((CastKind.Limited, FrameType.PeerStat));
        PeerStat.TryRead(cast.Payload, out var stat).ShouldBeTrue();
        (stat.Disconnected, stat.Channels.Count).ShouldBe((false, 1));
    }

    // P-7.20, P-10.21, X-81: without the user nothing of it is kept.
    [Fact]
    public async Task Recovery_without_the_user_leaves_what_was_open()
    {
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();

        await Session.AttachAsync(new string('7', 64), Session.Interests.Open);

        Session.UserId.ShouldBeNull();
        Session.Interests.Open.ShouldBeEmpty();
        PeerStat.TryRead((await casts.NextAsync()).Payload, out var stat).ShouldBeTrue();
        (stat.Disconnected, stat.Channels.IsEmpty).ShouldBe((false, true));
        (await Host.Grains.GetGrain<ISubChannelGrain>(Main.Key).CastAsync(
            new CastRequest(Session.Id, long.MaxValue, CastKind.Cast, 31, [1], [Main]))).ShouldBe(CastStatus.NotOpen);
    }

    // P-10.25: the set of commands is the one before, with user and session id.
    [Fact]
    public async Task Recovery_announces_the_same_commands()
    {
        string[] before = [.. Session.Commands.Values];

        var frames = await Session.RecoverAsync();

        Session.Commands.Values.ShouldBe(before);
        MyInfo.TryRead(frames[0].Payload, out var info).ShouldBeTrue();
        (info.Peer.SessionId, info.Peer.UserName).ShouldBe((Session.SessionId, "olga"));
    }

    // P-10.20: an activation that is gone without a word is noticed.
    [Fact]
    public async Task Call_after_an_unplanned_loss_fails()
    {
        await Host.KillAsync();

        await Should.ThrowAsync<SessionEpochException>(() => Session.RenewAsync());
        await Should.ThrowAsync<SessionEpochException>(() => Session.EndAsync());
        (await Session.RecoverAsync()).Heads().Take(2).ShouldBe(["2:MyInfo", "1:Text"]);
    }
}
