using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>open_sub_ch</c>, <c>close_sub_ch</c>, <c>ls_open_chs</c>, <c>ls_sub_chs</c>, <c>ls_chs</c>.</summary>
public sealed class SubChannelTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Theory]
    [InlineData("")] // M(-ch_name)
    [InlineData("-sub_name main")]
    [InlineData("-ch_name {0}")] // M(-sub_name)
    [InlineData("-ch_name abc -sub_name main")] // V
    [InlineData("-ch_name {0} -sub_name abc")]
    [InlineData("-ch_name no_such_channel -sub_name main")] // NF(sub)
    [InlineData("-ch_name {0} -sub_name no_such_sub")]
    [InlineData("-ch_name abc -sub_name x")] // several at once: one ERR
    public async Task Failing_check_of_open_and_close_gives_one_err(string arguments)
    {
        // C-open_sub_ch.1, C-close_sub_ch.1, P-8.10
        var (name, _) = await neighbours.ChannelAsync("main");
        var line = arguments.Replace("{0}", name, StringComparison.Ordinal);
        await neighbours.Alice.FailsAsync($"open_sub_ch {line}");
        await neighbours.Alice.FailsAsync($"close_sub_ch {line}");
    }

    [Fact]
    public async Task Sub_channel_opens_once_and_closes_once()
    {
        // B-23: ST(already open), ST(not open); P-8.11: nothing but IDLE
        var (name, _) = await neighbours.ChannelAsync("main");
        await neighbours.Alice.FailsAsync($"close_sub_ch -ch_name {name} -sub_name main");
        await neighbours.Alice.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await neighbours.Alice.FailsAsync($"open_sub_ch -ch_name {name.ToUpperInvariant()} -sub_name MAIN");
        await neighbours.Alice.SilentAsync($"close_sub_ch -ch_name {name} -sub_name main");
        await neighbours.Alice.FailsAsync($"close_sub_ch -ch_name {name} -sub_name main");
    }

    [Fact]
    public async Task Six_are_the_limit_over_all_channels_and_a_closed_one_makes_room()
    {
        // C-open_sub_ch.1 LIM, P-8.3, P-8.11: the first blank slot
        var first = await neighbours.ChannelAsync("sub_0", "sub_1", "sub_2", "sub_3");
        var second = await neighbours.ChannelAsync("sub_4", "sub_5", "sub_6");
        foreach (var number in Enumerable.Range(0, 6))
            await neighbours.Alice.SilentAsync($"open_sub_ch -ch_name {(number < 4 ? first : second).Name} -sub_name sub_{number}");

        await neighbours.Alice.FailsAsync($"open_sub_ch -ch_name {second.Name} -sub_name sub_6");
        await neighbours.Alice.FailsAsync($"open_sub_ch -ch_name {first.Name} -sub_name sub_0"); // LIM before ST
        await neighbours.Alice.SilentAsync($"close_sub_ch -ch_name {first.Name} -sub_name sub_2");
        await neighbours.Alice.SilentAsync($"open_sub_ch -ch_name {second.Name} -sub_name sub_6");

        (await neighbours.Alice.RowsAsync("ls_open_chs")).Select(row => row[1])
            .ShouldBe(["sub_0", "sub_1", "sub_6", "sub_3", "sub_4", "sub_5"]);
        foreach (var number in new[] { 0, 1, 3, 4, 5, 6 })
            await neighbours.Alice.SilentAsync($"close_sub_ch -ch_name {(number < 4 ? first : second).Name} -sub_name sub_{number}");
    }

    [Fact]
    public async Task Stranger_may_not_open_what_is_for_members()
    {
        // C-open_sub_ch.1 AD: level 5, lowest level 4
        var (name, _) = await neighbours.ChannelAsync("main");
        await neighbours.Carol.FailsAsync($"open_sub_ch -ch_name {name} -sub_name main");
        (await neighbours.Carol.RowsAsync("ls_open_chs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_ones_are_listed_with_their_ids()
    {
        // C-ls_open_chs.1
        var (name, id) = await neighbours.ChannelWithBobAsync("main", "news");
        await neighbours.Bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name news");

        var text = (await neighbours.Bob.DoAsync("ls_open_chs")).Text;

        var rows = CommandSteps.Rows(text);
        rows[0].ShouldBe(["channel_name", "sub_channel_name", "channel_id", "sub_channel_id", "read_only"]);
        rows[2..].ShouldHaveSingleItem().ShouldBe([name, "news", id.ToString(), "1", "0"]);
        // Columns are at least 14 + 2 wide.
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)[0]
            .ShouldStartWith("channel_name    sub_channel_name  channel_id      sub_channel_id  read_only");
        await neighbours.Bob.SilentAsync($"close_sub_ch -ch_name {name} -sub_name news");
    }

    [Theory]
    [InlineData("")] // M
    [InlineData("-ch_name")]
    [InlineData("-ch_name abc")] // V(D-205)
    [InlineData("-ch_name \"no blanks\"")]
    [InlineData("-ch_name no_such_channel")] // NF
    public Task Failing_check_of_ls_sub_chs_gives_one_err(string arguments) => neighbours.Alice.FailsAsync($"ls_sub_chs {arguments}");

    [Fact]
    public async Task Sub_channels_are_listed_for_members_in_order_of_creation()
    {
        // C-ls_sub_chs.1, C-TBL.1, C-TBL.8, D-615
        var (name, id) = await neighbours.ChannelWithBobAsync("main", "also");

        foreach (var member in new[] { neighbours.Alice, neighbours.Bob })
        {
            var rows = CommandSteps.Rows((await member.DoAsync($"ls_sub_chs -ch_name {name}")).Text);
            rows[0].ShouldBe(["channel_name", "channel_id", "sub_channel_id", "sub_channel_name", "lowest_access_level", "active_updates"]);
            rows[1].ShouldAllBe(cell => cell == "-------");
            rows[2].ShouldBe([name, id.ToString(), "0", "main", "4", "0"]);
            rows[3].ShouldBe([name, id.ToString(), "1", "also", "4", "0"]);
        }

        (await neighbours.Carol.RowsAsync($"ls_sub_chs -ch_name {name}")).ShouldBeEmpty("level 5 sees only those for level 5");
    }

    [Fact]
    public async Task Channels_are_listed_exactly_for_their_member()
    {
        // C-ls_chs.1, C-TBL.8, B-10, D-615: by id, not by a part of the name
        var (name, id) = await neighbours.ChannelAsync();
        await using var namesake = await neighbours.Fixture.UserAsync(neighbours.AliceName + "x");

        var rows = CommandSteps.Rows((await neighbours.Alice.DoAsync("ls_chs")).Text);

        rows[0].ShouldBe(["channel_id", "channel_name", "pending_invite", "access_level", "user_name"]);
        rows[2..].Single(row => row[1] == name).ShouldBe([id.ToString(), name, "0", "1", neighbours.AliceName]);
        (await namesake.RowsAsync("ls_chs")).ShouldBeEmpty();
        (await namesake.RowsAsync($"ls_chs -user_name {neighbours.AliceName} -channel_name {name}")).ShouldBeEmpty("no filter widens it");
    }
}
