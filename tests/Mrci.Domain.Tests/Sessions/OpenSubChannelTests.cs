using Mrci.Domain.Sessions;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;

namespace Mrci.Domain.Tests.Sessions;

public sealed class OpenSubChannelTests
{
    private static readonly SubChannelId Main = new(1, 0);
    private static readonly SubChannelId News = new(1, 1);
    private static readonly SubChannelId Other = new(2, 0);

    private readonly SessionState _session = Sample.Session();

    [Fact]
    public void Opening_fills_the_first_blank_slot_of_both_lists()
    {
        // P-8.11: the two lists need not be parallel
        Open(Main, isWritable: false);
        Open(News);
        _session.OpenSubChannels[0].ShouldBe(Main);
        _session.OpenSubChannels[1].ShouldBe(News);
        _session.WritableSubChannels[0].ShouldBe(News);
        _session.WritableSubChannels.Count.ShouldBe(1);
    }

    [Fact]
    public void Opening_checks_in_the_order_of_the_rule()
    {
        // P-8.10 steps 1-3, D-501
        for (byte sub = 0; sub < 6; sub++)
            Open(new SubChannelId(1, sub));
        _session.OpenSubChannel(new SubChannelId(0, 9), isWritable: true, isActive: true).ShouldBe(OpenStatus.InvalidChannel);
        _session.OpenSubChannel(Main, isWritable: true, isActive: true).ShouldBe(OpenStatus.NoFreeSlot);
        _session.CloseSubChannel(new SubChannelId(1, 5));
        _session.OpenSubChannel(Main, isWritable: true, isActive: true).ShouldBe(OpenStatus.AlreadyOpen);
        _session.CanOpen(Other).ShouldBe(OpenStatus.Ok);
        _session.OpenSubChannels.Count.ShouldBe(5);
    }

    [Fact]
    public void Closing_zeroes_the_slot_in_place()
    {
        // P-8.12: no compaction; the next one takes the hole
        Open(Main);
        Open(News);
        var change = _session.CloseSubChannel(Main);
        change.IsChanged.ShouldBeTrue();
        change.CastsPeerStat.ShouldBeTrue();
        change.Before.ShouldBe(ChannelList.Of(Main, News));
        _session.OpenSubChannels[0].IsBlank.ShouldBeTrue();
        _session.OpenSubChannels[1].ShouldBe(News);
        _session.WritableSubChannels[0].IsBlank.ShouldBeTrue();
        _session.ToPeerStat(change).ShouldBe(new PeerStat(Sample.Id(1), _session.OpenSubChannels, Disconnected: false));
        Open(Other);
        _session.OpenSubChannels[0].ShouldBe(Other);
    }

    [Fact]
    public void Closing_what_is_not_open_changes_nothing()
    {
        // P-8.12
        Open(Main);
        _session.CloseSubChannel(News).IsChanged.ShouldBeFalse();
        _session.CloseSubChannel(default).IsChanged.ShouldBeFalse();
        _session.CloseChannel(2).CastsPeerStat.ShouldBeFalse();
        _session.CloseChannel(0).IsChanged.ShouldBeFalse();
        _session.OpenSubChannels.Contains(Main).ShouldBeTrue();
    }

    [Fact]
    public void Forced_close_of_a_channel_is_one_change()
    {
        // P-8.13
        Open(Main);
        Open(Other);
        Open(News);
        var change = _session.CloseChannel(1);
        change.Before.Count.ShouldBe(3);
        change.After.ShouldBe(_session.OpenSubChannels);
        change.After.Count.ShouldBe(1);
        change.After[1].ShouldBe(Other);
        change.CastsPeerStat.ShouldBeTrue();
        _session.WritableSubChannels.Contains(News).ShouldBeFalse();
    }

    [Fact]
    public void Inactive_session_casts_no_peer_stat()
    {
        // P-8.22
        _session.HostActiveUpdates = false;
        Open(Main);
        var change = _session.CloseSubChannel(Main);
        change.IsChanged.ShouldBeTrue();
        change.CastsPeerStat.ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, false, false, false)]
    [InlineData(false, true, false, false)]
    [InlineData(true, false, false, false)]
    [InlineData(true, false, true, true)]
    [InlineData(true, true, false, true)]
    [InlineData(true, true, true, true)]
    public void Active_update_needs_something_open_and_a_switch(bool isOpen, bool host, bool flag, bool expected)
    {
        // P-8.20
        _session.HostActiveUpdates = host;
        if (isOpen)
            Open(Main, isActive: flag);
        _session.ActiveUpdate.ShouldBe(expected);
    }

    [Fact]
    public void Active_update_follows_flags_and_setting()
    {
        // P-8.20, X-25, B-44: closing the flagged one must not forget the host-wide setting
        _session.HostActiveUpdates = false;
        Open(Main, isActive: true);
        Open(News);
        _session.ActiveUpdate.ShouldBeTrue();
        _session.CloseSubChannel(Main).CastsPeerStat.ShouldBeTrue();
        _session.ActiveUpdate.ShouldBeFalse();
        _session.SetActiveFlag(News, isActive: true);
        _session.ActiveUpdate.ShouldBeTrue();
        _session.SetActiveFlag(News, isActive: false);
        _session.ActiveUpdate.ShouldBeFalse();
        _session.SetActiveFlag(Main, isActive: true);
        _session.ActiveUpdate.ShouldBeFalse("the flag of a sub-channel that is not open doesn't count");
        _session.HostActiveUpdates = true;
        _session.ActiveUpdate.ShouldBeTrue();
    }

    [Fact]
    public void Writable_list_is_recomputed_for_open_sub_channels_only()
    {
        // P-6.1, C-ch_owner_override.1
        Open(Main, isWritable: false);
        _session.SetWritable(Main, isWritable: true);
        _session.WritableSubChannels.Contains(Main).ShouldBeTrue();
        _session.SetWritable(Main, isWritable: false);
        _session.WritableSubChannels.IsEmpty.ShouldBeTrue();
        _session.SetWritable(News, isWritable: true);
        _session.WritableSubChannels.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Several_sub_channels_close_as_one_change()
    {
        // P-8.13, C-ch_owner_override.1
        Open(Main);
        Open(News);
        Open(Other);
        var change = _session.Close([Main, Other, new SubChannelId(9, 9)]);
        change.Before.Count.ShouldBe(3);
        change.After.Count.ShouldBe(1);
    }

    [Fact]
    public void End_of_session_shows_the_list_unchanged()
    {
        // P-8.22
        Open(Main);
        _session.ToFinalPeerStat().ShouldBe(new PeerStat(Sample.Id(1), ChannelList.Of(Main), Disconnected: true));
    }

    private void Open(SubChannelId id, bool isWritable = true, bool isActive = false) =>
        _session.OpenSubChannel(id, isWritable, isActive).ShouldBe(OpenStatus.Ok);
}
