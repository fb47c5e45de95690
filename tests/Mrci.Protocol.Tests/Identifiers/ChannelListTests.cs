using FsCheck;
using FsCheck.Fluent;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Tests.Bytes;

namespace Mrci.Protocol.Tests.Identifiers;

public sealed class ChannelListTests
{
    private static readonly SubChannelId Blank = new(0, 0);
    private static readonly SubChannelId Main = new(1, 0);
    private static readonly SubChannelId News = new(1, 1);
    private static readonly SubChannelId Far = new(334, 5);

    // Few ids, so that matches happen; blank slots anywhere, some with a meaningless sub id.
    private static readonly Arbitrary<SubChannelId[]> SlotLists =
        (from channel in Gen.Choose(0, 3) from sub in Gen.Choose(0, 2) select new SubChannelId((ulong)channel, (byte)sub))
        .ArrayOf(ChannelList.Slots).ToArbitrary();

    [Fact] // P-3.5
    public void List_is_six_slots_of_nine_bytes()
    {
        var bytes = Hex.Bytes("4E 01 00 00 00 00 00 00 05  00×9  FF×8 01  00×27");
        var list = ChannelList.Read(bytes);
        list[0].ShouldBe(Far);
        list[1].IsBlank.ShouldBeTrue();
        list[2].ShouldBe(new SubChannelId(ulong.MaxValue, 1));
        list.Count.ShouldBe(2);
        list.ToArray().ShouldBe(bytes);
        List(list).ShouldBe([Far, new SubChannelId(ulong.MaxValue, 1)]);
        list.ToString().ShouldBe("334/5,18446744073709551615/1");
    }

    [Fact] // P-3.5
    public void Sub_id_of_a_blank_slot_means_nothing()
    {
        var list = ChannelList.Read(Hex.Bytes("00×8 07 00×45"));
        list.ShouldBe(ChannelList.Empty);
        list.ToArray().ShouldBe(new byte[54]);
        new SubChannelId(0, 7).IsBlank.ShouldBeTrue();
    }

    [Fact] // P-8.24, X-22
    public void Blank_slots_never_match()
    {
        ChannelList.Empty.Matches(ChannelList.Empty).ShouldBeFalse();
        ChannelList.Of(Main).Matches(ChannelList.Of(News)).ShouldBeFalse();
        ChannelList.Of(Main).Contains(Blank).ShouldBeFalse();
        ChannelList.Of(Main).Contains(new SubChannelId(0, 7)).ShouldBeFalse();
    }

    [Fact] // P-8.24
    public void Common_sub_channel_matches_wherever_it_is()
    {
        var left = ChannelList.Of(Far, Blank, Main);
        var right = ChannelList.Of(Blank, Blank, Blank, Blank, News, Main);
        left.Matches(right).ShouldBeTrue();
        right.Matches(left).ShouldBeTrue();
    }

    [Fact] // P-8.24
    public void Same_sub_id_in_another_channel_does_not_match() =>
        ChannelList.Of(new SubChannelId(1, 5)).Matches(ChannelList.Of(new SubChannelId(2, 5))).ShouldBeFalse();

    [Fact] // P-8.24
    public void Match_is_a_common_slot_that_is_not_blank() =>
        Prop.ForAll(SlotLists, SlotLists, (a, b) =>
                ChannelList.Of(a).Matches(ChannelList.Of(b)) == a.Any(slot => slot.ChannelId != 0 && b.Contains(slot)))
            .QuickCheckThrowOnFailure();

    [Fact] // P-3.5
    public void Bytes_make_the_round_trip() =>
        Prop.ForAll(SlotLists, slots =>
                ChannelList.Of(slots) is var list
                && ChannelList.Read(list.ToArray()) == list
                && ChannelList.Read(list.ToArray()).GetHashCode() == list.GetHashCode()
                && list.Count == slots.Count(slot => !slot.IsBlank)
                && List(list).SequenceEqual(slots.Where(slot => !slot.IsBlank)))
            .QuickCheckThrowOnFailure();

    [Fact] // P-8.11
    public void Added_id_goes_into_the_first_blank_slot()
    {
        ChannelList.Of(Main, Blank, News).TryAdd(Far, out var list).ShouldBeTrue();
        list.ShouldBe(ChannelList.Of(Main, Far, News));
    }

    [Fact] // P-8.10, P-8.3
    public void Seventh_repeated_and_blank_ids_are_not_added()
    {
        var full = ChannelList.Of([.. Enumerable.Range(1, 6).Select(i => new SubChannelId((ulong)i, 0))]);
        full.TryAdd(Far, out var unchanged).ShouldBeFalse();
        unchanged.ShouldBe(full);
        ChannelList.Of(Main).TryAdd(Main, out _).ShouldBeFalse();
        ChannelList.Empty.TryAdd(Blank, out _).ShouldBeFalse();
        ChannelList.Empty.TryAdd(new SubChannelId(0, 3), out _).ShouldBeFalse();
    }

    [Fact] // P-8.12
    public void Removed_id_leaves_a_blank_slot_in_place()
    {
        ChannelList.Of(Main, Far, News).Remove(Far).ShouldBe(ChannelList.Of(Main, Blank, News));
        ChannelList.Of(Main).Remove(News).ShouldBe(ChannelList.Of(Main));
    }

    [Fact] // P-8.13
    public void Removed_channel_loses_all_its_slots_in_place() =>
        ChannelList.Of(Main, Far, News).RemoveChannel(1).ShouldBe(ChannelList.Of(Blank, Far));

    [Theory] // P-3.5
    [InlineData(-1)]
    [InlineData(6)]
    public void Slot_out_of_range_is_refused(int index) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelList.Empty[index]);

    [Fact]
    public void Short_spans_and_long_lists_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelList.Read(new byte[53]));
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelList.Empty.Write(new byte[53]));
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelList.Of(new SubChannelId[7]));
    }

    private static List<SubChannelId> List(ChannelList list)
    {
        var ids = new List<SubChannelId>();
        foreach (var id in list)
            ids.Add(id);
        return ids;
    }
}
