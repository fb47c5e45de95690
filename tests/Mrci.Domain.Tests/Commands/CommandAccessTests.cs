using Mrci.Domain.Commands;
using Mrci.Domain.Ranks;

namespace Mrci.Domain.Tests.Commands;

public sealed class CommandAccessTests
{
    private static readonly int[] Exempt = [266, 272, 288, 296, 306, 311, 322, 332, 333, 338, 340, 341, 344];

    [Fact]
    public void Nobody_logged_in_has_the_public_commands()
    {
        // C-LST.3
        Target(0).ShouldBe([266, 296, 306, 314, 320]);
    }

    [Fact]
    public void Public_commands_follow_their_switches()
    {
        // C-LST.2, P-4.10
        Target(0, new CommandSwitches(RegistrationOpen: true)).ShouldBe([257, 266, 296, 306, 314, 320]);
        Target(0, new CommandSwitches(PasswordResetOn: false)).ShouldBe([266, 296, 306]);
    }

    [Fact]
    public void Rank_1_has_all_commands()
    {
        // C-LST.3, C-LST.5: the public switches take nothing from him
        int[] all = [.. Enumerable.Range(256, 89), 65025, 65026, 65027];
        Target(1).ShouldBe(all);
        Target(1, new CommandSwitches(RegistrationOpen: false, PasswordResetOn: false)).ShouldBe(all);
    }

    [Fact]
    public void Rank_2_without_assigned_ranks_has_the_exempt_commands()
    {
        // C-LST.3
        Target(2).ShouldBe(Exempt);
        Target(uint.MaxValue).ShouldBe(Exempt);
    }

    [Fact]
    public void Verify_email_is_gone_while_verification_is_off()
    {
        // C-LST.2
        Target(2, new CommandSwitches(EmailVerificationOn: false)).ShouldBe(Exempt.SkipLast(1));
        Target(1, new CommandSwitches(EmailVerificationOn: false)).ShouldNotContain(344);
    }

    [Fact]
    public void Assigned_rank_opens_a_command_to_that_rank_and_above()
    {
        // P-4.9, B-6
        var ranks = new CommandRanks([KeyValuePair.Create("CAST", 3u)]);
        Target(3, ranks: ranks).ShouldBe(Exempt.Append(267).Order());
        Target(2, ranks: ranks).ShouldContain(267);
        Target(4, ranks: ranks).ShouldNotContain(267);
        Target(0, ranks: ranks).ShouldNotContain(267);
    }

    [Fact]
    public void Public_name_outside_the_list_gives_nothing()
    {
        // P-4.9: public names count only if they are in cmdList() as well
        var loader = new CommandLoaderLists(513, ["b"], ["a", "B"], ["c"]);
        CommandAccess.TargetSet([loader], 0, CommandRanks.None).ShouldBe([new NumberedCommand(513, "b")]);
        CommandAccess.TargetSet([loader], 2, CommandRanks.None).ShouldBeEmpty();
    }

    [Fact]
    public void Login_of_rank_2_changes_what_the_worked_example_says()
    {
        // P-4.15
        CommandRebuild.Plan(Ids(0), Ids(2)).Select(change => $"{(change.IsAdded ? "NEW" : "RM")} {change.Id}").ShouldBe(
        [
            "NEW 272", "NEW 288", "NEW 311", "RM 314", "RM 320", "NEW 322", "NEW 332", "NEW 333", "NEW 338", "NEW 340", "NEW 341",
            "NEW 344",
        ]);
    }

    [Fact]
    public void Login_of_rank_1_adds_everything_and_removes_nothing()
    {
        // P-4.15
        int[] loaded = [266, 296, 306, 314, 320];
        var added = Enumerable.Range(256, 89).Except(loaded).Concat([65025, 65026, 65027]);
        CommandRebuild.Plan(Ids(0), Ids(1)).ShouldBe(added.Select(id => new CommandChange((ushort)id, IsAdded: true)));
    }

    [Fact]
    public void Rebuild_without_difference_is_empty()
    {
        // P-4.11
        CommandRebuild.Plan(Ids(2), Ids(2)).ShouldBeEmpty();
    }

    private static IEnumerable<int> Target(uint hostRank, CommandSwitches? switches = null, CommandRanks? ranks = null) =>
        CommandAccess.TargetSet(CommandCatalog.Loaders(switches ?? new CommandSwitches()), hostRank, ranks ?? CommandRanks.None)
            .Select(command => (int)command.Id);

    private static IEnumerable<ushort> Ids(uint hostRank) => Target(hostRank).Select(id => (ushort)id);
}
