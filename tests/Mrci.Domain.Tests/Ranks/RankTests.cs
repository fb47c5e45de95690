using Mrci.Domain.Ranks;

namespace Mrci.Domain.Tests.Ranks;

public sealed class RankTests
{
    [Theory]
    [InlineData(1u, 2u, true)]
    [InlineData(2u, 2u, false)]
    [InlineData(3u, 2u, false)]
    [InlineData(0u, 2u, false)]
    public void Outranks_is_strict(uint caller, uint target, bool expected)
    {
        // C-RANK.3; C-RANK.1: 0 is nobody, not the most powerful
        HostRanks.Outranks(caller, target).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1u, 2u, true)]
    [InlineData(2u, 2u, true)]
    [InlineData(3u, 2u, false)]
    [InlineData(0u, 2u, false)]
    public void Not_below_includes_equals(uint caller, uint target, bool expected)
    {
        // C-RANK.3
        HostRanks.IsNotBelow(caller, target).ShouldBe(expected);
        HostRanks.MayRun(caller, target).ShouldBe(expected);
    }

    [Theory]
    [InlineData(2u, 1u, false)]
    [InlineData(2u, 2u, true)]
    [InlineData(2u, uint.MaxValue, true)]
    [InlineData(1u, 0u, false)]
    [InlineData(0u, 5u, false)]
    public void Nobody_grants_a_rank_above_his_own(uint caller, uint granted, bool expected)
    {
        // C-RANK.5
        HostRanks.MayGrant(caller, granted).ShouldBe(expected);
    }

    [Theory]
    [InlineData(1u, 2u)]
    [InlineData(2u, 2u)]
    [InlineData(9u, 9u)]
    public void New_group_is_never_above_its_creator(uint caller, uint expected)
    {
        // C-add_group.1
        HostRanks.OfNewGroup(caller).ShouldBe(expected);
    }

    [Fact]
    public void Command_without_assigned_rank_has_rank_1()
    {
        // C-RANK.2
        CommandRanks.None.Of("cast").ShouldBe(1u);
        CommandRanks.None.IsAssigned("cast").ShouldBeFalse();
    }

    [Fact]
    public void Command_rank_is_found_in_any_case()
    {
        // P-4.9
        var ranks = new CommandRanks([KeyValuePair.Create("Cast", 7u)]);
        ranks.Of("CAST").ShouldBe(7u);
        ranks.IsAssigned("cast").ShouldBeTrue();
        ranks.Of("cast_").ShouldBe(1u);
    }
}
