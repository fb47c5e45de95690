using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>
/// <c>rm_sub_ch</c>, <c>rename_sub_ch</c>, <c>set_sub_ch_level</c>, <c>set_active_flag</c>, <c>add_rdonly_flag</c>, <c>rm_rdonly_flag</c>,
/// <c>ls_rdonly_flags</c>: what they do, and what other clients are told.
/// </summary>
public sealed class SubChannelChangeTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Theory]
    [InlineData("rm_sub_ch", "-ch_name {0}", "-sub_name main")]
    [InlineData("rm_sub_ch", "-ch_name {0} -sub_name x", "-ch_name abc -sub_name main", "-ch_name no_such_channel -sub_name main", "-ch_name {0} -sub_name no_such_sub")]
    [InlineData("rename_sub_ch", "-ch_name {0} -sub_name main", "-ch_name {0} -new_name other", "-sub_name main -new_name other")]
    [InlineData("rename_sub_ch", "-ch_name {0} -sub_name main -new_name x", "-ch_name {0} -sub_name x -new_name other", "-ch_name x -sub_name main -new_name other")]
    [InlineData("rename_sub_ch", "-ch_name {0} -sub_name no_such_sub -new_name other", "-ch_name no_such_channel -sub_name main -new_name other")]
    [InlineData("set_sub_ch_level", "-ch_name {0} -sub_name main", "-ch_name {0} -level 3", "-sub_name main -level 3")]
    [InlineData("set_sub_ch_level", "-ch_name {0} -sub_name main -level 0", "-ch_name {0} -sub_name main -level 6", "-ch_name {0} -sub_name main -level x")]
    [InlineData("set_sub_ch_level", "-ch_name {0} -sub_name x -level 3", "-ch_name {0} -sub_name no_such_sub -level 3", "-ch_name no_such_channel -sub_name main -level 3")]
    [InlineData("set_active_flag", "-ch_name {0} -sub_name main", "-ch_name {0} -state 1", "-sub_name main -state 1", "-ch_name {0} -sub_name main -state 2")]
    [InlineData("set_active_flag", "-ch_name x -sub_name main -state 1", "-ch_name {0} -sub_name no_such_sub -state 1", "-ch_name no_such_channel -sub_name main -state 1")]
    [InlineData("add_rdonly_flag", "-ch_name {0} -sub_id 0", "-ch_name {0} -level 4", "-sub_id 0 -level 4", "-ch_name {0} -sub_id 256 -level 4", "-ch_name {0} -sub_id 0 -level 6")]
    [InlineData("add_rdonly_flag", "-ch_name x -sub_id 0 -level 4", "-ch_name no_such_channel -sub_id 0 -level 4")]
    [InlineData("rm_rdonly_flag", "-ch_name {0} -sub_id 0", "-ch_name {0} -level 4", "-sub_id 0 -level 4", "-ch_name {0} -sub_id -1 -level 4", "-ch_name {0} -sub_id 0 -level 0")]
    [InlineData("rm_rdonly_flag", "-ch_name {0} -sub_id 0 -level 4", "-ch_name no_such_channel -sub_id 0 -level 4")]
    [InlineData("ls_rdonly_flags", "", "-ch_name x", "-ch_name no_such_channel")]
    public async Task Failing_check_gives_one_err(string command, params string[] lines)
    {
        // M, V, NF of C-rm_sub_ch.1, C-rename_sub_ch.1, C-set_sub_ch_level.1, C-set_active_flag.1, C-add_rdonly_flag.1, C-rm_rdonly_flag.1
        var (name, _) = await neighbours.ChannelAsync("main");
        foreach (var line in lines)
            await neighbours.Alice.FailsAsync($"{command} {line.Replace("{0}", name, StringComparison.Ordinal)}");
    }

    [Theory]
    [InlineData("rm_sub_ch -ch_name {0} -sub_name main")]
    [InlineData("rename_sub_ch -ch_name {0} -sub_name main -new_name other")]
    [InlineData("set_sub_ch_level -ch_name {0} -sub_name main -level 5")]
    [InlineData("set_active_flag -ch_name {0} -sub_name main -state 1")]
    [InlineData("add_rdonly_flag -ch_name {0} -sub_id 0 -level 4")]
    public async Task Members_below_admin_and_strangers_are_refused(string line)
    {
        // AD, C-CHL.2
        var (name, _) = await neighbours.ChannelWithBobAsync("main");
        await neighbours.Bob.FailsAsync(line.Replace("{0}", name, StringComparison.Ordinal));
        await neighbours.Carol.FailsAsync(line.Replace("{0}", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Renamed_sub_channel_stays_open_and_members_are_told()
    {
        // P-7.32, C-rename_sub_ch.1, B-20, C-ASY.32, X-73
        var (name, _) = await neighbours.ChannelWithBobAsync("main", "news");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await neighbours.Alice.FailsAsync($"rename_sub_ch -ch_name {name} -sub_name main -new_name NEWS");

        await neighbours.Alice.SilentAsync($"rename_sub_ch -ch_name {name.ToUpperInvariant()} -sub_name MAIN -new_name Hall");

        await bob.IsToldAsync(AsyncCommand.RenameSubCh, $"-ch_name \"{name}\" -sub_name \"main\" -new_name \"Hall\"");
        (await bob.RowsAsync("ls_open_chs")).ShouldHaveSingleItem()[1].ShouldBe("Hall");
        await neighbours.Alice.SilentAsync($"rename_sub_ch -ch_name {name} -sub_name hall -new_name HALL");
    }

    [Fact]
    public async Task Deleted_sub_channel_closes_and_its_id_and_flags_serve_the_next_one()
    {
        // P-7.31, C-rm_sub_ch.1, P-8.8, C-add_sub_ch.1, C-ASY.31
        var (name, id) = await neighbours.ChannelWithBobAsync("main");
        await neighbours.Alice.SilentAsync($"add_rdonly_flag -ch_name {name} -sub_id 0 -level 4");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");

        await neighbours.Alice.SilentAsync($"rm_sub_ch -ch_name {name} -sub_name main");

        await bob.IsToldAsync(AsyncCommand.RmSubCh, $"-ch_name \"{name}\" -sub_name \"main\" -ch_id {id} -sub_id 0");
        (await bob.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        await neighbours.Alice.SilentAsync($"add_sub_ch -ch_name {name} -sub_name again");
        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name again");
        (await bob.RowsAsync("ls_open_chs")).ShouldHaveSingleItem()[2..].ShouldBe([id.ToString(), "0", "1"]);
    }

    [Fact]
    public async Task Level_of_a_sub_channel_closes_it_for_all_and_decides_who_opens_it_again()
    {
        // P-7.37, P-8.7, C-set_sub_ch_level.1, C-ASY.37: also for a session of no member
        var (name, id) = await neighbours.ChannelWithBobAsync("main");
        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name main -level 5");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var carol = await neighbours.OpenAsync(neighbours.CarolName, name, "main");

        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name main -level 4");

        foreach (var session in new[] { bob, carol })
        {
            await session.IsToldAsync(AsyncCommand.SubChLevelChg, $"-ch_name \"{name}\" -sub_name \"main\" -level 4 -ch_id {id} -sub_id 0");
            (await session.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        }

        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await carol.FailsAsync($"open_sub_ch -ch_name {name} -sub_name main");
    }

    [Fact]
    public async Task Read_only_flag_closes_then_lets_receive_and_not_send()
    {
        // P-8.25 (c), C-add_rdonly_flag.2, C-ASY.38, P-7.38, P-7.39, X-34, X-70, B-22
        var (name, id) = await neighbours.ChannelWithBobAsync("main");
        await using var alice = await neighbours.OpenAsync(neighbours.AliceName, name, "main");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await neighbours.Alice.SilentAsync($"add_rdonly_flag -ch_name {name} -sub_id 0 -level 4");
        await neighbours.Alice.FailsAsync($"add_rdonly_flag -ch_name {name} -sub_id 0 -level 4"); // EX
        var told = $"-ch_name \"{name}\" -sub_id 0 -level 4";
        await bob.IsToldAsync(AsyncCommand.AddRdonly, told);
        await alice.IsToldAsync(AsyncCommand.AddRdonly, told);
        (await bob.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        (await alice.RowsAsync("ls_open_chs")).ShouldBeEmpty("any level");

        await alice.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        (await bob.RowsAsync("ls_open_chs")).ShouldHaveSingleItem().ShouldBe([name, "main", id.ToString(), "0", "1"]);
        await bob.SilentAsync("cast nowhere");
        await alice.SilentAsync("cast hello");
        (await bob.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("hello");

        await neighbours.Alice.SilentAsync($"rm_rdonly_flag -ch_name {name} -sub_id 0 -level 4");
        await bob.IsToldAsync(AsyncCommand.RmRdonly, told);
        await alice.IsToldAsync(AsyncCommand.RmRdonly, told);
        await alice.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await bob.SilentAsync("cast heard");
        (await alice.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("heard", "and nothing of the one before");
    }

    [Fact]
    public async Task Flags_are_listed_and_strangers_see_those_of_public_sub_channels()
    {
        // C-ls_rdonly_flags.1, B-22; P-7.38: a flag may name a sub-channel that does not exist
        var (name, _) = await neighbours.ChannelWithBobAsync("main", "open");
        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name open -level 5");
        foreach (var (subId, level) in new[] { (200, 3), (1, 5), (0, 4), (1, 4) })
            await neighbours.Alice.SilentAsync($"add_rdonly_flag -ch_name {name} -sub_id {subId} -level {level}");

        string[][] all = [["0", "4", name], ["1", "4", name], ["1", "5", name], ["200", "3", name]];
        (await neighbours.Alice.RowsAsync($"ls_rdonly_flags -ch_name {name}")).ShouldBe(all);
        (await neighbours.Bob.RowsAsync($"ls_rdonly_flags -ch_name {name}")).ShouldBe(all);
        (await neighbours.Carol.RowsAsync($"ls_rdonly_flags -ch_name {name}")).ShouldBe(all[1..3]);
    }

    [Fact]
    public async Task Active_flag_is_stored_with_a_word_while_the_host_has_them_all_on()
    {
        // C-set_active_flag.1, P-7.29: no async then
        var (name, _) = await neighbours.ChannelWithBobAsync("main");
        await neighbours.Bob.NotificationsAsync();

        (await neighbours.Alice.DoAsync($"set_active_flag -ch_name {name} -sub_name main -state 1")).Text.ShouldNotBeEmpty();

        (await neighbours.Bob.RowsAsync($"ls_sub_chs -ch_name {name}")).ShouldHaveSingleItem()[^1].ShouldBe("1");
        (await neighbours.Bob.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.ChActFlag);
    }
}
