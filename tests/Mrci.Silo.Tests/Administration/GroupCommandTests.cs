using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Administration;

/// <summary>The group commands and what the sessions of others see of them (C-ASY.9, C-ASY.11, C-ASY.12, C-ASY.17).</summary>
public sealed class GroupCommandTests(Staff staff) : IClassFixture<Staff>
{
    [Fact]
    public async Task New_group_has_rank_2_or_the_callers()
    {
        // C-add_group.1, C-RANK.5
        var (ofRoot, ofLeader) = (Staff.Name("grp"), Staff.Name("grp"));
        await staff.Root.SilentAsync($"add_group -name {ofRoot}");
        await staff.Leader.SilentAsync($"add_group -name {ofLeader}");

        (await staff.Root.RowsAsync($"ls_groups -group_name {ofRoot}")).ShouldContain(row => row[0] == ofRoot && row[1] == "2");
        (await staff.Root.RowsAsync($"ls_groups -group_name {ofLeader}")).ShouldContain(row => row[0] == ofLeader && row[1] == "3");
    }

    [Fact]
    public async Task User_moved_to_another_group_has_its_rank_at_once()
    {
        // C-set_group.2, P-7.12, P-4.14, D-720: MY_INFO, then the rebuild
        var name = await staff.UserAsync(Staff.Name("user"), "crew");
        await using var client = await staff.Host.LoginAsync(name);
        client.Commands.Contains("add_group").ShouldBeFalse();
        await client.NotificationsAsync();

        await staff.Leader.SilentAsync($"set_group -user {name.ToUpperInvariant()} -group LEAD");

        (await Staff.MyInfoAsync(client)).GroupName.ShouldBe("lead");
        await Staff.UntilAsync(client, commands => commands.Contains("add_group"), "the commands of rank 3");
        (await staff.ListedAsync(name)).ShouldNotBeNull()[3].ShouldBe("lead");

        await staff.Root.SilentAsync($"set_group -user {name} -group crew");
        await Staff.UntilAsync(client, commands => !commands.Contains("add_group"), "the loss of the commands of rank 3");
    }

    [Fact]
    public async Task User_may_step_down_himself()
    {
        // C-set_group.1: or is the target; own frames come before the IDLE, the rebuild after it (P-4.14)
        var name = await staff.UserAsync(Staff.Name("user"), "lead");
        await using var client = await staff.Host.LoginAsync(name);
        await client.NotificationsAsync();

        await client.SilentAsync($"set_group -user {name} -group crew");

        var frames = await client.NotificationsAsync();
        frames[0].Type.ShouldBe(FrameType.MyInfo);
        client.Commands.Contains("set_group").ShouldBeFalse();
    }

    [Fact]
    public async Task Rank_of_a_group_changes_the_commands_of_its_users()
    {
        // C-set_group_rank.2, P-7.17: no MY_INFO
        var group = await staff.GroupAsync(Staff.Name("grp"), 5);
        await using var client = await staff.Host.LoginAsync(await staff.UserAsync(Staff.Name("user"), group));
        await client.NotificationsAsync();

        await staff.Leader.SilentAsync($"set_group_rank -name {group} -rank 3");

        await Staff.UntilAsync(client, commands => commands.Contains("rm_acct"), "the commands of rank 3");
        (await client.NotificationsAsync()).ShouldAllBe(frame => frame.Type == FrameType.NewCmd);
        (await client.DoAsync("my_info")).Text.ShouldContain("host rank: 3");
    }

    [Fact]
    public async Task Renamed_group_is_told_to_its_users()
    {
        // C-rename_group.2, P-7.9, X-30: MY_INFO; rank and commands stay. X-82, B-5: the command exists.
        var (group, newName) = (await staff.GroupAsync(Staff.Name("grp"), 5), Staff.Name("new"));
        var name = await staff.UserAsync(Staff.Name("user"), group);
        await using var client = await staff.Host.LoginAsync(name);
        await client.NotificationsAsync();

        await staff.Leader.SilentAsync($"rename_group -name {group} -new_name {newName}");

        (await Staff.MyInfoAsync(client)).GroupName.ShouldBe(newName);
        (await client.NotificationsAsync()).ShouldBeEmpty();
        (await staff.ListedAsync(name)).ShouldNotBeNull()[3].ShouldBe(newName);
        await staff.Root.FailsAsync($"set_group -user {name} -group {group}");
        await staff.Root.SilentAsync($"add_group -name {group}");
    }

    [Fact]
    public async Task Renamed_initial_group_stays_the_group_of_new_accounts()
    {
        // C-CFG.5, D-117, D-600
        await using var host = await OwnHost.StartAsync();
        await host.Root.SilentAsync("rename_group -name users -new_name guests");
        await host.Root.AddAccountAsync("late");

        (await host.Root.RowsAsync("ls_users -user_name late")).ShouldHaveSingleItem()[3].ShouldBe("guests");
        await host.Root.SilentAsync("set_group -user late -group guests");
        await host.Root.FailsAsync("rm_group -name guests");
    }

    [Fact]
    public async Task Transfer_moves_all_users_and_tells_them()
    {
        // C-trans_group.2, P-7.11
        var (source, destination) = (await staff.GroupAsync(Staff.Name("src"), 5), await staff.GroupAsync(Staff.Name("dst"), 4));
        var names = new List<string>();
        for (var index = 0; index < 3; index++)
            names.Add(await staff.UserAsync(Staff.Name("user"), source));
        await using var client = await staff.Host.LoginAsync(names[0]);
        await client.NotificationsAsync();

        await staff.Leader.SilentAsync($"trans_group -src {source} -dst {destination}");

        (await Staff.MyInfoAsync(client)).GroupName.ShouldBe(destination);
        (await client.DoAsync("my_info")).Text.ShouldContain("host rank: 4");
        foreach (var name in names)
            (await staff.ListedAsync(name)).ShouldNotBeNull()[3].ShouldBe(destination);

        // The emptied group is still there and can go; the sessions follow the new one.
        await staff.Leader.SilentAsync($"rm_group -name {source}");
        await staff.Leader.SilentAsync($"set_group_rank -name {destination} -rank 3");
        await Staff.UntilAsync(client, commands => commands.Contains("rm_acct"), "the commands of rank 3");
    }

    [Fact]
    public async Task Transfer_of_a_group_to_itself_does_nothing()
    {
        // C-trans_group.1
        await staff.Leader.SilentAsync("trans_group -src crew -dst CREW");
    }

    [Fact]
    public async Task Removed_group_frees_its_name()
    {
        // C-rm_group.1; X-82, B-5
        var group = await staff.GroupAsync(Staff.Name("grp"), 5);
        var name = await staff.UserAsync(Staff.Name("user"), group);
        await staff.Leader.FailsAsync($"rm_group -name {group}");
        await staff.Root.SilentAsync($"set_group -user {name} -group crew");

        await staff.Leader.SilentAsync($"rm_group -name {group}");

        (await staff.Root.RowsAsync("ls_groups")).ShouldNotContain(row => row[0] == group);
        await staff.Root.FailsAsync($"rm_group -name {group}");
        await staff.Root.SilentAsync($"add_group -name {group.ToUpperInvariant()}");
    }

    [Fact]
    public async Task Two_clients_for_one_group_name_have_one_winner()
    {
        // D-901, C-add_group.1: EX for the other
        var name = Staff.Name("race");
        var results = await Task.WhenAll(new[] { staff.Root, staff.Leader }
            .Select(client => client.RunAsync($"add_group -name {name}").Within("the IDLE of add_group")));

        results.Count(result => !result.IsError).ShouldBe(1);
        (await staff.Root.RowsAsync($"ls_groups -group_name {name}")).Count(row => row[0] == name).ShouldBe(1);
    }

    [Fact]
    public async Task Two_clients_for_one_command_rank_have_one_winner()
    {
        // C-add_ranked_cmd.1: EX for the other
        await using var second = await staff.Host.ConnectAsync();
        await second.LoginAsync("root", HostFixture.RootPassword);
        var results = await Task.WhenAll(new[] { staff.Root, second }
            .Select((client, index) => client.RunAsync($"add_ranked_cmd -command raced -rank {index + 2}").Within("the IDLE of add_ranked_cmd")));

        results.Count(result => !result.IsError).ShouldBe(1);
        (await staff.Root.RowsAsync("ls_ranked_cmds -command_obj_name raced")).Length.ShouldBe(1);
    }
}
