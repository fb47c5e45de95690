using Mrci.Commands.Tests.Harness;
using Mrci.Domain.Settings;
using Mrci.Grains.Channels;
using Mrci.Grains.Groups;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Commands.Tests.Channels;

public sealed class CloseSubChTests : ChannelCommandTests
{
    // C-close_sub_ch.1, P-8.12: silent; peers get PEER_STAT with the new list over the old one.
    [Fact]
    public async Task Closed_sub_channel_is_gone_and_peers_are_told()
    {
        var casts = await Host.RecordAsync(Main);
        await OpenMainAsync();

        (await Session.SendAsync(CloseSubCh, "-ch_name chat -sub_name main")).Heads().ShouldBe([$"{CloseSubCh}:Idle"]);

        State.OpenSubChannels.IsEmpty.ShouldBeTrue();
        State.WritableSubChannels.IsEmpty.ShouldBeTrue();
        Session.Interests.Open.ShouldBeEmpty();
        var cast = await casts.NextAsync();
        (cast.Kind, (FrameType)cast.Type, cast.Source).ShouldBe((CastKind.Limited, FrameType.PeerStat, Session.Id));
        cast.List.ShouldBe([Main]);
        PeerStat.TryRead(cast.Payload, out var stat).ShouldBeTrue();
        stat.ShouldBe(new PeerStat(Session.SessionId, default, Disconnected: false));
    }

    // P-8.12: after closing, the owner of the sub-channel lets no cast of the session through.
    [Fact]
    public async Task Closed_sub_channel_takes_no_more_casts()
    {
        await OpenMainAsync();
        await Session.SendAsync(CloseSubCh, "-ch_name chat -sub_name main");

        var status = await Host.Grains.GetGrain<ISubChannelGrain>(Main.Key)
            .CastAsync(new CastRequest(Session.Id, 1, CastKind.Limited, (byte)FrameType.Text, [], [Main]));

        status.ShouldBe(CastStatus.NotOpen);
    }

    // P-8.12: the other slots stay where they are.
    [Fact]
    public async Task Closing_moves_no_other_slot()
    {
        await Host.AddSubChannelAsync(Owner, Main.ChannelId, "news");
        await OpenMainAsync();
        await Session.SendAsync(OpenSubCh, "-ch_name chat -sub_name news");

        await Session.SendAsync(CloseSubCh, "-ch_name chat -sub_name main");

        State.OpenSubChannels[0].IsBlank.ShouldBeTrue();
        State.OpenSubChannels[1].SubId.ShouldBe((byte)1);
    }

    // C-close_sub_ch.1: the checks.
    [Theory]
    [InlineData("")] // M(-ch_name)
    [InlineData("-ch_name chat")] // M(-sub_name)
    [InlineData("-ch_name cha -sub_name main")] // V(-ch_name)
    [InlineData("-ch_name chat -sub_name ma")] // V(-sub_name)
    [InlineData("-ch_name nochannel -sub_name main")] // NF
    [InlineData("-ch_name chat -sub_name nosub")] // NF
    [InlineData("-ch_name chat -sub_name main")] // ST
    public async Task Failed_check_gives_one_err(string line) => await ShouldFailAsync(Session, CloseSubCh, line);

    // P-8.20, P-8.22: without active updates nothing is cast.
    [Fact]
    public async Task Closing_without_active_updates_tells_nobody()
    {
        var loaders = new TestLoaders();
        await using var host = await TestHost.StartAsync(loaders, HostSettings.Default with { ActiveUpdates = false });
        var user = await host.AddUserAsync("quiet", GroupIds.Root);
        var subChannel = await host.AddChannelAsync(user, "chat", "main");
        var casts = await host.RecordAsync(subChannel);
        var session = await host.ConnectAsync(user);
        await session.SendAsync(OpenSubCh, "-ch_name chat -sub_name main");
        session.Interests.ActiveUpdate.ShouldBeFalse();
        await session.SendAsync(CloseSubCh, "-ch_name chat -sub_name main");
        await session.SendAsync(OpenSubCh, "-ch_name chat -sub_name main");
        await session.SendAsync(Cast, "marker");

        (await casts.NextAsync()).Kind.ShouldBe(CastKind.Cast);
    }
}
