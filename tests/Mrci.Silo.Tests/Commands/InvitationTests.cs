using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>invite_to_ch</c>, <c>accept_ch</c>, <c>decline_ch</c> (C-invite_to_ch.1, C-accept_ch.1, C-decline_ch.1).</summary>
public sealed class InvitationTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Theory]
    [InlineData("")] // M(-ch_name)
    [InlineData("-user {1}")]
    [InlineData("-ch_name {0}")] // M(-user)
    [InlineData("-ch_name abc -user {1}")] // V(D-205)
    [InlineData("-ch_name {0} -user x")] // V(D-201)
    [InlineData("-ch_name no_such_channel -user {1}")] // NF(channel)
    [InlineData("-ch_name {0} -user no_such_user")] // NF(user)
    [InlineData("-ch_name {0} -user {2}")] // EX(member): the owner himself
    public async Task Failing_check_of_invite_to_ch_gives_one_err(string arguments)
    {
        var (name, _) = await neighbours.ChannelAsync();
        var line = arguments.Replace("{0}", name, StringComparison.Ordinal)
            .Replace("{1}", neighbours.BobName, StringComparison.Ordinal).Replace("{2}", neighbours.AliceName, StringComparison.Ordinal);
        await neighbours.Alice.FailsAsync($"invite_to_ch {line}");
    }

    [Fact]
    public async Task Only_officers_and_above_invite()
    {
        // C-invite_to_ch.1 AD, C-CHL.2: regular member, invited one, stranger
        var (name, _) = await neighbours.ChannelWithBobAsync();
        await neighbours.Bob.FailsAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");
        await neighbours.Carol.FailsAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");
        await neighbours.Carol.FailsAsync($"invite_to_ch -ch_name {name} -user root");
    }

    [Fact]
    public async Task Second_invitation_and_invitation_of_a_member_are_refused()
    {
        // C-invite_to_ch.1 EX(invitation), EX(member); D-106: one row for a user
        var (name, _) = await neighbours.ChannelAsync();
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");
        await neighbours.Alice.FailsAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName.ToUpperInvariant()}");
        await neighbours.Bob.SilentAsync($"accept_ch -ch_name {name}");
        await neighbours.Alice.FailsAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");
    }

    [Fact]
    public async Task Invitation_reaches_all_sessions_of_the_invited_and_is_listed_as_pending()
    {
        // P-7.33, C-ls_chs.1; names go as stored, not as typed (C-GEN.11)
        var (name, id) = await neighbours.ChannelAsync();
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await neighbours.Bob.NotificationsAsync();
        await neighbours.Alice.NotificationsAsync();
        var (loudName, loudBob) = (name.ToUpperInvariant(), neighbours.BobName.ToUpperInvariant());
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {loudName} -user {loudBob}");

        var told = $"-ch_name \"{name}\" -user \"{neighbours.BobName}\"";
        foreach (var session in new[] { neighbours.Bob, second })
            (await session.NotificationAsync(AsyncCommand.InvitedToCh)).Text.ShouldBe(told);

        (await neighbours.Bob.RowsAsync("ls_chs")).Single(row => row[1] == name)
            .ShouldBe([id.ToString(), name, "1", "4", neighbours.BobName]);
        (await neighbours.Alice.NotificationsAsync()).ShouldBeEmpty("sessions of the user only");
    }

    [Fact]
    public async Task Invitation_grants_nothing()
    {
        // P-8.9, P-8.4: pending counts as level 5.
        var (name, _) = await neighbours.ChannelAsync("main");
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");

        await neighbours.Bob.FailsAsync($"open_sub_ch -ch_name {name} -sub_name main");
        (await neighbours.Bob.RowsAsync($"ls_sub_chs -ch_name {name}")).ShouldBeEmpty();
        await neighbours.Bob.SilentAsync($"accept_ch -ch_name {name}");
        await neighbours.Bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await neighbours.Bob.SilentAsync($"close_sub_ch -ch_name {name} -sub_name main");
    }

    [Theory]
    [InlineData("accept_ch")]
    [InlineData("decline_ch")]
    public async Task Failing_check_of_the_answer_gives_one_err(string command)
    {
        // M, NF(channel), ST(no invitation for the caller): stranger, member, owner
        var (name, _) = await neighbours.ChannelWithBobAsync();
        await neighbours.Bob.FailsAsync(command);
        await neighbours.Bob.FailsAsync($"{command} -ch_name");
        await neighbours.Bob.FailsAsync($"{command} -ch_name no_such_channel");
        await neighbours.Carol.FailsAsync($"{command} -ch_name {name}");
        await neighbours.Bob.FailsAsync($"{command} -ch_name {name}");
        await neighbours.Alice.FailsAsync($"{command} -ch_name {name}");
    }

    [Fact]
    public async Task Acceptance_makes_a_regular_member_and_his_sessions_hear_of_it()
    {
        // P-7.35
        var (name, id) = await neighbours.ChannelAsync("main");
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");
        await neighbours.Alice.NotificationsAsync();
        await neighbours.Bob.NotificationsAsync();
        await neighbours.Bob.SilentAsync($"accept_ch -ch_name {name.ToUpperInvariant()}");

        var told = $"-ch_name \"{name}\" -user \"{neighbours.BobName}\"";
        foreach (var session in new[] { neighbours.Bob, second })
            (await session.NotificationAsync(AsyncCommand.InviteAccepted)).Text.ShouldBe(told);
        (await neighbours.Bob.RowsAsync("ls_chs")).Single(row => row[1] == name)
            .ShouldBe([id.ToString(), name, "0", "4", neighbours.BobName]);
        (await neighbours.Bob.RowsAsync($"ls_sub_chs -ch_name {name}")).Length.ShouldBe(1);
        (await neighbours.Alice.NotificationsAsync()).ShouldBeEmpty("sessions of the user only");
    }

    [Fact]
    public async Task Declined_invitation_is_gone_and_may_be_repeated()
    {
        // P-7.34
        var (name, id) = await neighbours.ChannelAsync();
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");
        await neighbours.Bob.SilentAsync($"decline_ch -ch_name {name}");

        (await neighbours.Bob.NotificationAsync(AsyncCommand.RmChMember)).Text
            .ShouldBe($"-ch_name \"{name}\" -user \"{neighbours.BobName}\" -ch_id {id}");
        (await neighbours.Bob.RowsAsync("ls_chs")).ShouldNotContain(row => row[1] == name);
        await neighbours.Bob.FailsAsync($"accept_ch -ch_name {name}");
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");
        await neighbours.Bob.SilentAsync($"accept_ch -ch_name {name}");
    }
}
