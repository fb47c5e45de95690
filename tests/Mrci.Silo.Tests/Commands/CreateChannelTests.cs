using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>add_ch</c> and <c>add_sub_ch</c> (C-add_ch.1, C-add_sub_ch.1).</summary>
public sealed class CreateChannelTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Theory]
    [InlineData("")] // M
    [InlineData("-ch_name")]
    [InlineData("-ch_name -plaza")]
    [InlineData("-ch_name abc")] // V(D-205)
    [InlineData("-ch_name a23456789012345678901234567890123")]
    [InlineData("-ch_name \"the plaza\"")]
    [InlineData("-ch_name \"the\tplaza\"")]
    [InlineData("-ch_name back\\slash")] // D-215
    public Task Failing_check_of_add_ch_gives_one_err(string arguments) => neighbours.Alice.FailsAsync($"add_ch {arguments}");

    [Fact]
    public async Task Taken_name_is_refused_ignoring_case()
    {
        // C-add_ch.1 EX, D-105, D-220
        var (name, _) = await neighbours.ChannelAsync();
        await neighbours.Bob.FailsAsync($"add_ch -ch_name {name.ToUpperInvariant()}");
        (await neighbours.Bob.RowsAsync("ls_chs")).ShouldNotContain(row => row[1] == name);
    }

    [Fact]
    public async Task New_channel_belongs_to_its_maker_and_all_his_sessions_hear_of_it()
    {
        // P-7.26, P-7.0.7; C-GEN.11: the spelling as typed
        var name = HostFixture.Name("Plaza");
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        await neighbours.Alice.NotificationsAsync();
        await neighbours.Alice.SilentAsync($"add_ch -ch_name {name}");

        var text = (await neighbours.Alice.NotificationAsync(AsyncCommand.NewChMember)).Text;

        var row = (await neighbours.Alice.RowsAsync("ls_chs")).Single(row => row[1] == name);
        row[2..].ShouldBe(["0", "1", neighbours.AliceName]);
        text.ShouldBe($"-user \"{neighbours.AliceName}\" -ch_name \"{name}\" -ch_id {row[0]} -level 1");
        (await second.NotificationAsync(AsyncCommand.NewChMember)).Text.ShouldBe(text);
        (await neighbours.Bob.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.NewChMember);
    }

    [Fact]
    public async Task Ids_of_channels_rise()
    {
        // D-304
        var first = await neighbours.ChannelAsync();
        var second = await neighbours.ChannelAsync();
        second.Id.ShouldBeGreaterThan(first.Id);
        first.Id.ShouldBeGreaterThan(0UL);
    }

    [Fact]
    public async Task Notification_comes_before_the_idle()
    {
        // C-GEN.9, P-7.0.5: 26:TEXT, 260:IDLE
        await using var connection = await RawConnection.StartSessionAsync(neighbours.Fixture.Host.EndPoint);
        const ushort auth = 266, addChannel = 260;
        await connection.SendTextAsync(auth, $"-user {neighbours.AliceName}");
        await connection.SendTextAsync(auth, HostFixture.UserPassword);
        await connection.SynchronizeAsync();

        await connection.SendTextAsync(addChannel, $"-ch_name {HostFixture.Name("plaza")}");

        (await connection.SynchronizeAsync()).Select(frame => (frame.CommandId, frame.Type))
            .ShouldBe([((ushort)AsyncCommand.NewChMember, FrameType.Text), (addChannel, FrameType.Idle)]);
    }

    [Theory]
    [InlineData("")] // M(-ch_name)
    [InlineData("-sub_name main")]
    [InlineData("-ch_name {0}")] // M(-sub_name)
    [InlineData("-ch_name abc -sub_name main")] // V
    [InlineData("-ch_name {0} -sub_name abc")]
    [InlineData("-ch_name {0} -sub_name \"the main\"")]
    [InlineData("-ch_name no_such_channel -sub_name main")] // NF(channel)
    [InlineData("-ch_name {0} -sub_name TAKEN")] // EX(sub name)
    [InlineData("-ch_name abc -sub_name x")] // several at once: one ERR
    public async Task Failing_check_of_add_sub_ch_gives_one_err(string arguments)
    {
        var (name, _) = await neighbours.ChannelAsync("taken");
        await neighbours.Alice.FailsAsync($"add_sub_ch {arguments.Replace("{0}", name, StringComparison.Ordinal)}");
        (await neighbours.Alice.RowsAsync($"ls_sub_chs -ch_name {name}")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Members_and_strangers_may_not_add_sub_channels()
    {
        // C-add_sub_ch.1 AD, C-CHL.2: level 4, level 5, and an invitation, which counts as 5
        var (name, _) = await neighbours.ChannelWithBobAsync();
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");

        await neighbours.Bob.FailsAsync($"add_sub_ch -ch_name {name} -sub_name main");
        await neighbours.Carol.FailsAsync($"add_sub_ch -ch_name {name} -sub_name main");
    }

    [Fact]
    public async Task Members_hear_of_a_new_sub_channel_and_others_do_not()
    {
        // P-7.30, D-305: smallest free id, from 0
        var (name, id) = await neighbours.ChannelWithBobAsync("main");
        await neighbours.Carol.NotificationsAsync();
        await neighbours.Alice.SilentAsync($"add_sub_ch -ch_name {name} -sub_name News");

        foreach (var member in new[] { neighbours.Alice, neighbours.Bob })
        {
            string text;
            do
                text = (await member.NotificationAsync(AsyncCommand.NewSubCh)).Text;
            while (!text.Contains("News", StringComparison.Ordinal));
            text.ShouldBe($"-ch_name \"{name}\" -sub_name \"News\" -ch_id {id} -sub_id 1 -level 4");
        }

        (await neighbours.Carol.NotificationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fifty_sub_channels_are_the_default_limit()
    {
        // C-add_sub_ch.1 LIM, C-CFG.14, D-502
        var (name, _) = await neighbours.ChannelAsync([.. Enumerable.Range(0, 50).Select(number => $"sub_{number}")]);

        await neighbours.Alice.FailsAsync($"add_sub_ch -ch_name {name} -sub_name too_many");

        (await neighbours.Alice.RowsAsync($"ls_sub_chs -ch_name {name}")).Select(row => row[2])
            .ShouldBe(Enumerable.Range(0, 50).Select(number => number.ToString()));
    }
}
