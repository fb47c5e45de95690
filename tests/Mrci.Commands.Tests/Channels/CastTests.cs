using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Channels;
using Mrci.Grains.Groups;
using Mrci.Protocol.Frames;

namespace Mrci.Commands.Tests.Channels;

public sealed class CastTests : ChannelCommandTests
{
    // C-cast.1, P-7.5, H-8: bare payload, own type, only IDLE for the sender.
    [Fact]
    public async Task Cast_publishes_the_frame_on_the_open_sub_channel()
    {
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();

        (await Session.SendAsync(Cast, FrameType.Bytes, 1, 2, 3)).Heads().ShouldBe([$"{Cast}:Idle"]);

        var cast = await casts.NextAsync();
        (cast.Kind, cast.Type, cast.Source, cast.Sequence).ShouldBe((CastKind.Cast, (byte)FrameType.Bytes, Session.Id, 1));
        cast.Payload.ShouldBe([1, 2, 3]);
        cast.List.ShouldBe([Main]);
    }

    // C-cast.1, P-5.20: forbidden types are dropped silently.
    [Theory]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(37)]
    [InlineData(38)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(42)]
    [InlineData(45)]
    public async Task Forbidden_type_is_dropped(byte type)
    {
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();

        (await Session.SendAsync(Cast, (FrameType)type, 1)).Heads().ShouldBe([$"{Cast}:Idle"]);
        await Session.SendAsync(Cast, FrameType.Text, 2);

        (await casts.NextAsync()).Payload.ShouldBe([2]);
    }

    // C-cast.1, X-22: without an open sub-channel nothing is published.
    [Fact]
    public async Task Cast_without_open_sub_channel_goes_nowhere()
    {
        var casts = await Host.RecordAsync(Main);
        (await Session.SendAsync(Cast, "lost")).Heads().ShouldBe([$"{Cast}:Idle"]);
        await OpenMainAsync();
        await Session.SendAsync(Cast, FrameType.Text, 7);

        (await casts.NextAsync()).Payload.ShouldBe([7]);
    }

    // P-7.0.3 a: one cast over two sub-channels carries the same number and the same list in both.
    [Fact]
    public async Task Cast_over_two_sub_channels_names_both_in_slot_order()
    {
        var news = await Host.AddSubChannelAsync(Owner, Main.ChannelId, "news");
        var onMain = await Host.RecordAsync(Main);
        var onNews = await Host.RecordAsync(news);
        await Session.SendAsync(OpenSubCh, "-ch_name chat -sub_name news");
        await OpenMainAsync();

        await Session.SendAsync(Cast, "both");

        var first = await onMain.NextAsync();
        var second = await onNews.NextAsync();
        first.List.ShouldBe([news, Main]);
        second.List.ShouldBe([news, Main]);
        first.SourceSequence.ShouldBe(second.SourceSequence);
    }

    // D-604: the owner of the sub-channel has lost its table; the session opens again and the cast arrives.
    [Fact]
    public async Task Cast_survives_a_lost_table_of_the_owner()
    {
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();
        await Host.Grains.GetGrain<ISubChannelGrain>(Main.Key).RevokeAsync(0, null);

        await Session.SendAsync(Cast, FrameType.Text, 9);

        (await casts.NextAsync()).Payload.ShouldBe([9]);
        State.OpenSubChannels.Count.ShouldBe(1);
    }

    // C-GEN.8, P-8.13: the right is gone and no event has told so yet: the cast goes where it may, the rest closes.
    [Fact]
    public async Task Cast_of_a_session_that_lost_a_right_goes_where_it_still_may()
    {
        var guest = await Host.AddUserAsync("guest", GroupIds.Root);
        var own = await Host.AddChannelAsync(guest, "mine", "room");
        var onMain = await Host.RecordAsync(Main);
        var onOwn = await Host.RecordAsync(own);
        var session = await Host.ConnectAsync(guest);
        State.OwnerOverride = true;
        await session.SendAsync(OpenSubCh, "-ch_name chat -sub_name main");
        await session.SendAsync(OpenSubCh, "-ch_name mine -sub_name room");
        session.Interests.Open.ShouldBe([Main, own]);
        State.OwnerOverride = false;
        await Host.Grains.GetGrain<ISubChannelGrain>(Main.Key).RevokeAsync(0, null);

        (await session.SendAsync(Cast, FrameType.Text, 5)).Heads().ShouldBe([$"{Cast}:Idle"]);

        session.Interests.Open.ShouldBe([own]);
        var cast = await onOwn.NextAsync();
        Describe(cast).ShouldBe("Cast Text 05");
        cast.List.ShouldBe([own]);
        (await onOwn.NextAsync()).Type.ShouldBe((byte)FrameType.PeerStat);

        // P-8.13: of the cast nothing arrives there, only that the session has closed it.
        (await onMain.NextAsync()).Type.ShouldBe((byte)FrameType.PeerStat);
        var owner = await Host.ConnectAsync(Owner);
        await OpenMainAsync(owner);
        await owner.SendAsync(Cast, FrameType.Text, 6);
        Describe(await onMain.NextAsync()).ShouldBe("Cast Text 06");
    }

    // P-10.20, P-7.0.3: after a recovery no number is used twice.
    [Fact]
    public async Task Numbers_of_casts_go_on_after_a_recovery()
    {
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();
        await Session.SendAsync(Cast, "before");
        var before = await casts.NextAsync();

        await Session.AttachAsync(Owner.UserId, Session.Interests.Open);
        Session.Interests.Open.ShouldBe([Main]);
        await Session.SendAsync(Cast, "after");

        (await casts.NextAsync()).SourceSequence.ShouldBeGreaterThan(before.SourceSequence);
    }
}
