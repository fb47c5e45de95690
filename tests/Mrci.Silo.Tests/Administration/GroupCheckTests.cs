using Mrci.Silo.Tests.Commands;

namespace Mrci.Silo.Tests.Administration;

/// <summary>Every check of the group commands, provoked once: one ERR, no change (C-0.4).</summary>
public sealed class GroupCheckTests(Staff staff) : IClassFixture<Staff>
{
    [Theory]
    [InlineData("add_group")] // C-add_group.1: M
    [InlineData("add_group -name")]
    [InlineData("add_group -name thirteenunits")] // V(D-204)
    [InlineData("add_group -name \"two words\"")]
    [InlineData("add_group -name ROOT")] // C-RANK.4, B-7
    [InlineData("add_group -name Lead")] // EX
    [InlineData("set_group_rank")] // C-set_group_rank.1: M
    [InlineData("set_group_rank -name root -rank 2")] // AD(protected), before V(-rank)
    [InlineData("set_group_rank -name thirteenunits -rank 2")] // V(-name)
    [InlineData("set_group_rank -name lead")] // V(-rank): missing too
    [InlineData("set_group_rank -name lead -rank 0")]
    [InlineData("set_group_rank -name lead -rank 4294967296")] // B-4
    [InlineData("set_group_rank -name lead -rank +3")]
    [InlineData("set_group_rank -name nobody -rank 3")] // NF
    [InlineData("trans_group -dst lead")] // C-trans_group.1: M
    [InlineData("trans_group -src lead")]
    [InlineData("trans_group -src root -dst lead")] // AD(protected)
    [InlineData("trans_group -src lead -dst root")]
    [InlineData("trans_group -src thirteenunits -dst lead")] // V
    [InlineData("trans_group -src lead -dst thirteenunits")]
    [InlineData("trans_group -src nobody -dst lead")] // NF
    [InlineData("trans_group -src lead -dst nobody")]
    [InlineData("rename_group -new_name other")] // C-rename_group.1: M
    [InlineData("rename_group -name lead")]
    [InlineData("rename_group -name root -new_name other")] // AD(protected)
    [InlineData("rename_group -name lead -new_name Root")] // AD(new name is root)
    [InlineData("rename_group -name thirteenunits -new_name other")] // V
    [InlineData("rename_group -name lead -new_name thirteenunits")]
    [InlineData("rename_group -name nobody -new_name other")] // NF
    [InlineData("rename_group -name lead -new_name CREW")] // EX
    [InlineData("rm_group")] // C-rm_group.1: M
    [InlineData("rm_group -name root")] // AD(protected)
    [InlineData("rm_group -name thirteenunits")] // V
    [InlineData("rm_group -name nobody")] // NF
    [InlineData("rm_group -name users")] // ST(initial group)
    [InlineData("rm_group -name lead")] // ST(has users)
    [InlineData("set_group -group lead")] // C-set_group.1: M
    [InlineData("set_group -user leader")]
    [InlineData("set_group -user root -group lead")] // AD(protected user)
    [InlineData("set_group -user leader -group root")] // AD(protected group)
    [InlineData("set_group -user leader -group thirteenunits")] // V(-group)
    [InlineData("set_group -user x -group lead")] // V(-user)
    [InlineData("set_group -user nobody -group lead")] // NF(user)
    [InlineData("set_group -user leader -group nobody")] // NF(group)
    public async Task Failing_check_gives_one_err(string line)
    {
        await staff.Root.FailsAsync(line);
        (await staff.Root.RowsAsync("ls_groups -group_name lead")).ShouldHaveSingleItem().ShouldBe(["lead", "3"]);
    }

    [Theory]
    [InlineData("set_group_rank -name crew -rank 2")] // C-RANK.5: above his own
    [InlineData("set_group_rank -name lead -rank 4")] // does not outrank his own group
    [InlineData("set_group_rank -name users -rank 4")]
    [InlineData("trans_group -src users -dst crew")] // C-trans_group.1 AD, either way
    [InlineData("trans_group -src crew -dst users")]
    [InlineData("rename_group -name users -new_name other")]
    [InlineData("rm_group -name idle")]
    [InlineData("set_group -user leader -group users")] // C-set_group.1: the new group is above him
    [InlineData("set_group -user chief -group crew")] // B-15: a user above him
    [InlineData("set_group -user colleague -group crew")] // B-15: an equal
    public async Task Rank_that_is_not_enough_gives_one_err(string line)
    {
        await ReadyAsync();
        await staff.Leader.FailsAsync(line);
        (await staff.Root.RowsAsync("ls_groups")).Select(row => string.Join(' ', row))
            .ShouldBe(["root 1", "users 2", "lead 3", "crew 5", "idle 2"]);
    }

    // Tests of one class run one after the other.
    private async Task ReadyAsync()
    {
        if (await staff.ListedAsync("colleague") is not null)
            return;
        await staff.GroupAsync("idle", 2);
        await staff.UserAsync("chief", "users");
        await staff.UserAsync("colleague", "lead");
    }
}
