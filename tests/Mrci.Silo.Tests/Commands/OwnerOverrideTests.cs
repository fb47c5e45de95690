using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>ch_owner_override</c> (C-ch_owner_override.1, P-8.5, B-12).</summary>
public sealed class OwnerOverrideTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Fact]
    public async Task Session_acts_as_owner_of_every_channel_while_it_is_on()
    {
        // C-CHL.1, P-8.5; the owner himself is not removed (C-remove_ch_member.1)
        var (name, _) = await neighbours.ChannelWithBobAsync("main");
        await using var carol = await neighbours.Fixture.LoginAsync(neighbours.CarolName);
        await using var other = await neighbours.Fixture.LoginAsync(neighbours.CarolName);
        await carol.SilentAsync("ch_owner_override -state 1");
        (await carol.DoAsync("my_info")).Text.ShouldContain("owner override: true");

        await carol.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await carol.SilentAsync($"add_sub_ch -ch_name {name} -sub_name news");
        await carol.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 1");
        (await carol.RowsAsync($"ls_ch_members -ch_name {name}")).Length.ShouldBe(2);
        await carol.FailsAsync($"remove_ch_member -ch_name {name} -user {neighbours.BobName}");
        await other.FailsAsync($"open_sub_ch -ch_name {name} -sub_name main"); // this session only

        await carol.SilentAsync("ch_owner_override -state 0");
        await carol.FailsAsync($"rm_ch -ch_name {name}");
        await carol.SilentAsync("ch_owner_override -state 1");
        await carol.SilentAsync($"rm_ch -ch_name {name}");
    }

    [Fact]
    public async Task Switching_it_off_closes_what_the_own_level_does_not_allow_and_tells_peers()
    {
        // C-ch_owner_override.1, P-8.13
        var (name, _) = await neighbours.ChannelWithBobAsync("main", "open");
        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name open -level 5");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var carol = await neighbours.Fixture.LoginAsync(neighbours.CarolName);
        await carol.SilentAsync("ch_owner_override -state 1");
        foreach (var subChannel in new[] { "main", "open" })
            await carol.SilentAsync($"open_sub_ch -ch_name {name} -sub_name {subChannel}");

        await carol.SilentAsync("ch_owner_override -state 0");

        (await carol.RowsAsync("ls_open_chs")).ShouldHaveSingleItem()[1].ShouldBe("open");
        (await bob.NotificationAsync(AsyncCommand.LimitedCast)).Type.ShouldBe(FrameType.PeerStat);
        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name open");
        await carol.SilentAsync("cast heard");
        (await bob.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("heard");
    }

    [Fact]
    public async Task Switching_it_off_takes_the_right_to_send_where_a_flag_says_so()
    {
        // C-CHL.5, P-8.8; B-24, X-73: read_only is 1 where the session may not send
        var (name, id) = await neighbours.ChannelWithBobAsync("open");
        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name open -level 5");
        await neighbours.Alice.SilentAsync($"add_rdonly_flag -ch_name {name} -sub_id 0 -level 5");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "open");
        await using var carol = await neighbours.Fixture.LoginAsync(neighbours.CarolName);
        await carol.SilentAsync("ch_owner_override -state 1");
        await carol.SilentAsync($"open_sub_ch -ch_name {name} -sub_name open");
        (await carol.RowsAsync("ls_open_chs")).ShouldHaveSingleItem().ShouldBe([name, "open", id.ToString(), "0", "0"]);
        await carol.SilentAsync("cast as-owner");
        (await bob.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("as-owner");

        await carol.SilentAsync("ch_owner_override -state 0");

        (await carol.RowsAsync("ls_open_chs")).ShouldHaveSingleItem().ShouldBe([name, "open", id.ToString(), "0", "1"]);
        await carol.SilentAsync("cast nowhere");
        await neighbours.Alice.SilentAsync($"open_sub_ch -ch_name {name} -sub_name open");
        await neighbours.Alice.SilentAsync("cast later");
        (await bob.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("later", "and nothing of the one before");
        (await carol.NotificationAsync(AsyncCommand.Cast)).Text.ShouldBe("later", "it still receives");
        await neighbours.Alice.SilentAsync($"close_sub_ch -ch_name {name} -sub_name open");
    }

    [Fact]
    public async Task Another_login_inherits_neither_the_override_nor_what_it_had_open()
    {
        // B-12, X-23, X-24, P-10.7
        var (name, _) = await neighbours.ChannelAsync("main");
        await using var client = await neighbours.Fixture.LoginAsync(neighbours.CarolName);
        await client.SilentAsync("ch_owner_override -state 1");
        await client.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");

        await client.LoginAsync(neighbours.BobName, HostFixture.UserPassword);

        (await client.DoAsync("my_info")).Text.ShouldContain("owner override: false");
        (await client.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        await client.FailsAsync($"rm_ch -ch_name {name}");
    }

    [Fact]
    public async Task Each_change_is_in_the_activity_log_and_a_repeat_is_not()
    {
        // C-ch_owner_override.1, C-LOG.1
        await using var client = await neighbours.Fixture.LoginAsync(neighbours.CarolName);
        foreach (var state in new[] { 1, 1, 0, 0, 1 })
            await client.SilentAsync($"ch_owner_override -state {state}");
        await using var root = await neighbours.Fixture.RootAsync();
        var line = $"ls_act_log -session_id {client.SessionId} -log_entry override";

        await RowsAsync().Within("three rows of the override");

        (await root.RowsAsync(line)).ShouldAllBe(row => row[3] == client.SessionId.ToString());

        async Task RowsAsync()
        {
            while ((await root.RowsAsync(line)).Length < 3)
                await root.SynchronizeAsync();
            (await root.RowsAsync(line)).Length.ShouldBe(3);
        }
    }
}
