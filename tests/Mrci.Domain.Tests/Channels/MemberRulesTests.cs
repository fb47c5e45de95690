using Mrci.Domain.Channels;

namespace Mrci.Domain.Tests.Channels;

/// <summary>Removing members and changing their levels, over all combinations.</summary>
public sealed class MemberRulesTests
{
    [Theory]
    // Rows of P-8.6 "remove a member": actor's level, then whether targets at 1, 2, 3, 4, pending may be removed.
    [InlineData(1, "-+++ +")]
    [InlineData(2, "--++ +")]
    [InlineData(3, "---+ +")]
    [InlineData(4, "---- -")]
    [InlineData(5, "---- -")]
    public void Somebody_else_is_removed_from_above_only(int actor, string row)
    {
        // P-8.6, C-CHL.2, X-72
        for (var target = 1; target <= 4; target++)
            ChannelRules.MayRemove((ChannelLevel)actor, false, Member(target)).ShouldBe(row[target - 1] == '+', $"{target}");
        ChannelRules.MayRemove((ChannelLevel)actor, false, ChannelMembership.Invitation).ShouldBe(row[5] == '+');
        ChannelRules.MayRemove((ChannelLevel)actor, false, null).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Everybody_but_the_owner_may_leave(int level, bool expected)
    {
        // P-8.6, C-remove_ch_member.1: not even by override
        ChannelRules.MayRemove((ChannelLevel)level, true, Member(level)).ShouldBe(expected);
        ChannelRules.MayRemove(ChannelLevel.Owner, true, Member(level)).ShouldBe(expected);
        ChannelRules.MayRemove(ChannelLevel.Public, true, null).ShouldBeFalse();
    }

    [Fact]
    public void Invited_user_may_remove_his_invitation()
    {
        // C-CHL.2: oneself, any level
        ChannelRules.MayRemove(ChannelLevel.Public, true, ChannelMembership.Invitation).ShouldBeTrue();
    }

    [Fact]
    public void Level_change_follows_the_rule_for_all_combinations()
    {
        // P-8.6.1, C-CHL.4, restated from the text
        for (var actor = 0; actor <= 5; actor++)
        {
            for (var target = 1; target <= 4; target++)
            {
                for (var requested = 0; requested <= 5; requested++)
                {
                    foreach (var isSelf in new[] { false, true })
                    {
                        var expected = requested is >= 1 and <= 4 && actor is >= 1 and <= 3 && requested >= actor && target != 1
                            && (target > actor || (isSelf && requested > target));
                        ChannelRules.MaySetLevel((ChannelLevel)actor, isSelf, Member(target), (ChannelLevel)requested)
                            .ShouldBe(expected, $"actor {actor}, target {target}, requested {requested}, self {isSelf}");
                    }
                }
            }
        }
    }

    [Theory]
    // P-8.6 "change a member's level": actor, target, levels that may be given.
    [InlineData(1, 2, "1234")]
    [InlineData(1, 4, "1234")]
    [InlineData(2, 2, "")]
    [InlineData(2, 3, "234")]
    [InlineData(2, 4, "234")]
    [InlineData(3, 3, "")]
    [InlineData(3, 4, "34")]
    [InlineData(4, 4, "")]
    [InlineData(5, 4, "")]
    public void Level_of_somebody_else_changes_as_the_matrix_says(int actor, int target, string allowed)
    {
        // P-8.6, B-19
        for (var level = 1; level <= 4; level++)
        {
            ChannelRules.MaySetLevel((ChannelLevel)actor, false, Member(target), (ChannelLevel)level)
                .ShouldBe(allowed.Contains((char)('0' + level), StringComparison.Ordinal), $"{level}");
        }
    }

    [Theory]
    [InlineData(1, "")]
    [InlineData(2, "34")]
    [InlineData(3, "4")]
    [InlineData(4, "")]
    public void Member_may_step_down(int level, string allowed)
    {
        // C-CHL.4
        for (var requested = 1; requested <= 4; requested++)
        {
            ChannelRules.MaySetLevel((ChannelLevel)level, true, Member(level), (ChannelLevel)requested)
                .ShouldBe(allowed.Contains((char)('0' + requested), StringComparison.Ordinal), $"{requested}");
        }
    }

    [Fact]
    public void Only_owner_or_override_gives_ownership_away()
    {
        // P-8.6.1, C-CHL.3
        ChannelRules.MaySetLevel(ChannelLevel.Owner, false, Member(4), ChannelLevel.Owner).ShouldBeTrue();
        ChannelRules.MaySetLevel(ChannelLevel.Admin, false, Member(4), ChannelLevel.Owner).ShouldBeFalse();
        ChannelRules.FormerOwnerLevel.ShouldBe(ChannelLevel.Admin);
    }

    [Fact]
    public void Invited_user_has_no_level_to_change()
    {
        // P-8.6.1, X-71
        ChannelRules.MaySetLevel(ChannelLevel.Owner, false, ChannelMembership.Invitation, ChannelLevel.Officer).ShouldBeFalse();
        ChannelRules.MaySetLevel(ChannelLevel.Owner, false, null, ChannelLevel.Officer).ShouldBeFalse();
    }

    [Fact]
    public void Rows_of_invitation_acceptance_and_creation()
    {
        // P-8.9, C-add_ch.1
        ChannelMembership.Invitation.ShouldBe(new ChannelMembership(ChannelLevel.Regular, true));
        ChannelMembership.NewMember.ShouldBe(new ChannelMembership(ChannelLevel.Regular, false));
        ChannelMembership.NewOwner.ShouldBe(new ChannelMembership(ChannelLevel.Owner, false));
        ChannelMembership.Invitation.GrantedLevel.ShouldBe(ChannelLevel.Public);
    }

    private static ChannelMembership Member(int level) => new((ChannelLevel)level, IsPending: false);
}
