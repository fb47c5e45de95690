using Mrci.Domain.Channels;

namespace Mrci.Domain.Tests.Channels;

public sealed class ChannelRulesTests
{
    private static readonly ChannelLevel[] Levels =
        [ChannelLevel.Owner, ChannelLevel.Admin, ChannelLevel.Officer, ChannelLevel.Regular, ChannelLevel.Public];

    [Theory]
    [InlineData(ChannelAction.Rename, 1)]
    [InlineData(ChannelAction.Delete, 1)]
    [InlineData(ChannelAction.AddSubChannel, 2)]
    [InlineData(ChannelAction.RemoveSubChannel, 2)]
    [InlineData(ChannelAction.RenameSubChannel, 2)]
    [InlineData(ChannelAction.SetSubChannelLevel, 2)]
    [InlineData(ChannelAction.SetActiveFlag, 2)]
    [InlineData(ChannelAction.AddReadOnlyFlag, 2)]
    [InlineData(ChannelAction.RemoveReadOnlyFlag, 2)]
    [InlineData(ChannelAction.Invite, 3)]
    [InlineData(ChannelAction.CancelInvitation, 3)]
    [InlineData(ChannelAction.ListMembers, 4)]
    public void Action_is_allowed_up_to_its_level(ChannelAction action, int lowest)
    {
        // P-8.6, C-CHL.2, B-8
        ((int)ChannelRules.Needed(action)).ShouldBe(lowest);
        foreach (var level in Levels)
            ChannelRules.Allows(level, action).ShouldBe((int)level <= lowest, $"{level}");
        ChannelRules.Allows(ChannelLevel.None, action).ShouldBeFalse();
    }

    [Fact]
    public void Every_action_is_in_the_matrix()
    {
        // P-8.6
        Enum.GetValues<ChannelAction>().Length.ShouldBe(12);
        Should.Throw<ArgumentOutOfRangeException>(() => ChannelRules.Needed((ChannelAction)99));
    }

    [Fact]
    public void Sub_channel_opens_from_its_lowest_level_up()
    {
        // P-8.7
        foreach (var level in Levels)
        {
            foreach (var lowest in Levels)
                ChannelRules.MayOpen(level, lowest).ShouldBe(level <= lowest, $"{level} {lowest}");
        }

        ChannelRules.MayOpen(ChannelLevel.None, ChannelLevel.Public).ShouldBeFalse();
        ChannelRules.NewSubChannelLevel.ShouldBe(ChannelLevel.Regular);
    }

    [Fact]
    public void Public_sees_only_public_sub_channels()
    {
        // P-8.6, C-ls_sub_chs.1
        foreach (var level in Levels)
        {
            foreach (var lowest in Levels)
                ChannelRules.MaySee(level, lowest).ShouldBe(level != ChannelLevel.Public || lowest == ChannelLevel.Public);
        }
    }

    [Theory]
    [InlineData(false, null, false, 5)]
    [InlineData(false, 4, true, 5)]
    [InlineData(false, 4, false, 4)]
    [InlineData(false, 3, false, 3)]
    [InlineData(false, 2, false, 2)]
    [InlineData(false, 1, false, 1)]
    [InlineData(true, null, false, 1)]
    [InlineData(true, 4, true, 1)]
    [InlineData(true, 3, false, 1)]
    public void Effective_level_is_override_then_membership_then_public(bool ownerOverride, int? level, bool pending, int expected)
    {
        // P-8.5, C-CHL.1
        ChannelMembership? membership = level is { } number ? new ChannelMembership((ChannelLevel)number, pending) : null;
        ChannelLevels.Effective(ownerOverride, membership).ShouldBe((ChannelLevel)expected);
    }

    [Theory]
    [InlineData("1", ChannelLevel.Public, true)]
    [InlineData("5", ChannelLevel.Public, true)]
    [InlineData("5", ChannelLevel.Regular, false)]
    [InlineData("0", ChannelLevel.Public, false)]
    [InlineData("6", ChannelLevel.Public, false)]
    [InlineData("x", ChannelLevel.Public, false)]
    [InlineData(null, ChannelLevel.Public, false)]
    public void Level_argument_is_a_number_in_range(string? text, ChannelLevel lowest, bool expected)
    {
        // D-211
        ChannelLevels.TryParse(text, lowest, out var level).ShouldBe(expected);
        level.ShouldBe(expected ? (ChannelLevel)(text![0] - '0') : ChannelLevel.None);
    }

    [Fact]
    public void Read_only_flag_binds_its_sub_channel_and_level_only()
    {
        // P-8.8, C-CHL.5
        var flags = new HashSet<ReadOnlyFlag> { new(0, ChannelLevel.Regular), new(3, ChannelLevel.Owner) };
        ChannelRules.IsWritable(flags, 0, ChannelLevel.Regular).ShouldBeFalse();
        ChannelRules.IsWritable(flags, 0, ChannelLevel.Officer).ShouldBeTrue();
        ChannelRules.IsWritable(flags, 0, ChannelLevel.Public).ShouldBeTrue();
        ChannelRules.IsWritable(flags, 1, ChannelLevel.Regular).ShouldBeTrue();
        // With the override on the level is 1.
        ChannelRules.IsWritable(flags, 3, ChannelLevels.Effective(ownerOverride: true, null)).ShouldBeFalse();
    }

    [Fact]
    public void Sub_channel_gets_the_lowest_free_id()
    {
        // D-305, C-add_sub_ch.1
        ChannelLimits.TryAllocateSubChannel([], 50, out var id).ShouldBeTrue();
        id.ShouldBe((byte)0);
        ChannelLimits.TryAllocateSubChannel([0, 1, 3], 50, out id).ShouldBeTrue();
        id.ShouldBe((byte)2);
        ChannelLimits.TryAllocateSubChannel([.. Enumerable.Range(0, 255).Select(i => (byte)i)], 256, out id).ShouldBeTrue();
        id.ShouldBe((byte)255);
    }

    [Fact]
    public void Sub_channels_are_limited_by_the_setting_and_by_256()
    {
        // D-502, P-8.1
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        ChannelLimits.TryAllocateSubChannel(all[..50], 50, out _).ShouldBeFalse();
        ChannelLimits.TryAllocateSubChannel(all[..49], 50, out _).ShouldBeTrue();
        ChannelLimits.TryAllocateSubChannel(all[..60], 50, out _).ShouldBeFalse();
        ChannelLimits.TryAllocateSubChannel(all, 1000, out _).ShouldBeFalse();
    }

    [Fact]
    public void User_has_at_most_200_channels()
    {
        // D-505
        ChannelLimits.MayJoinAnother(199).ShouldBeTrue();
        ChannelLimits.MayJoinAnother(200).ShouldBeFalse();
        ChannelLimits.MayJoinAnother(2, limit: 2).ShouldBeFalse();
    }
}
