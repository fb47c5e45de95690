using Mrci.Client;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>Several clients at once: one wins, the others get one ERR, and nothing is half done (D-901, C-GEN.8).</summary>
public sealed class ChannelRaceTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    private const int Rounds = 12;

    [Fact]
    public async Task One_name_goes_to_one_of_those_who_add_and_rename_at_once()
    {
        // C-add_ch.1 EX, C-rename_ch.1 EX, D-702
        var (ofAlice, _) = await neighbours.ChannelAsync();
        var ofBob = HostFixture.Name("plaza");
        await neighbours.Bob.SilentAsync($"add_ch -ch_name {ofBob}");
        for (var round = 0; round < Rounds; round++)
        {
            var name = HostFixture.Name("wanted");
            var won = await Task.WhenAll(
                neighbours.Alice.SucceedsAsync($"rename_ch -ch_name {ofAlice} -new_name {name}"),
                neighbours.Bob.SucceedsAsync($"rename_ch -ch_name {ofBob} -new_name {name.ToUpperInvariant()}"),
                neighbours.Carol.SucceedsAsync($"add_ch -ch_name {name}"));

            won.Count(static each => each).ShouldBe(1);
            ofAlice = won[0] ? name : ofAlice;
            ofBob = won[1] ? name.ToUpperInvariant() : ofBob;
            (await neighbours.Alice.RowsAsync($"find_ch -name {name}")).ShouldHaveSingleItem();
            (await neighbours.Alice.RowsAsync($"ls_ch_members -ch_name {ofAlice}")).ShouldHaveSingleItem()[4].ShouldBe(neighbours.AliceName);
            (await neighbours.Bob.RowsAsync($"ls_ch_members -ch_name {ofBob}")).ShouldHaveSingleItem()[4].ShouldBe(neighbours.BobName);
        }
    }

    [Fact]
    public async Task One_invitation_is_accepted_or_declined()
    {
        // C-accept_ch.1, C-decline_ch.1: two sessions of the invited user
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        for (var round = 0; round < Rounds; round++)
        {
            var (name, _) = await neighbours.ChannelAsync();
            await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");

            var won = await Task.WhenAll(
                neighbours.Bob.SucceedsAsync($"accept_ch -ch_name {name}"), second.SucceedsAsync($"decline_ch -ch_name {name}"));

            won.Count(static each => each).ShouldBe(1);
            await IsMemberAsync(name, won[0]);
        }
    }

    [Fact]
    public async Task One_invitation_is_accepted_or_cancelled_and_nobody_stays_in_between()
    {
        // C-remove_ch_member.1: a cancellation that comes second removes the new member, so only the acceptance can fail
        for (var round = 0; round < Rounds; round++)
        {
            var (name, _) = await neighbours.ChannelAsync();
            await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");

            var accepted = neighbours.Bob.SucceedsAsync($"accept_ch -ch_name {name}");
            (await neighbours.Alice.SucceedsAsync($"remove_ch_member -ch_name {name} -user {neighbours.BobName}")).ShouldBeTrue();
            await accepted;

            await IsMemberAsync(name, expected: false);
            await neighbours.Bob.FailsAsync($"accept_ch -ch_name {name}");
        }
    }

    [Fact]
    public async Task Ownership_given_to_two_at_once_goes_to_one()
    {
        // C-CHL.3, D-709: two sessions of the owner
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        for (var round = 0; round < Rounds; round++)
        {
            var (name, _) = await neighbours.ChannelOfAllAsync();

            var won = await Task.WhenAll(
                neighbours.Alice.SucceedsAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 1"),
                second.SucceedsAsync($"set_member_level -ch_name {name} -user {neighbours.CarolName} -level 1"));

            won.Count(static each => each).ShouldBe(1);
            var (winner, loser) = won[0] ? (neighbours.Bob, neighbours.Carol) : (neighbours.Carol, neighbours.Bob);
            (await winner.RowsAsync($"ls_ch_members -ch_name {name}")).Select(row => row[3]).ShouldBe(won[0] ? ["2", "1", "4"] : ["2", "4", "1"]);
            await loser.FailsAsync($"rm_ch -ch_name {name}");
            await winner.SilentAsync($"rm_ch -ch_name {name}");
        }
    }

    [Fact]
    public async Task Channel_that_is_deleted_by_two_at_once_is_deleted_once()
    {
        // C-rm_ch.1 NF
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        for (var round = 0; round < Rounds; round++)
        {
            var (name, id) = await neighbours.ChannelWithBobAsync("main");

            var won = await Task.WhenAll(
                neighbours.Alice.SucceedsAsync($"rm_ch -ch_name {name}"), second.SucceedsAsync($"rm_ch -ch_name {name}"));

            won.Count(static each => each).ShouldBe(1);
            (await neighbours.Bob.RowsAsync($"find_ch -id {id}")).ShouldBeEmpty();
            (await neighbours.Bob.RowsAsync("ls_chs")).ShouldNotContain(row => row[1] == name);
        }
    }

    // The channel and the user's own list say the same (D-712).
    private async Task IsMemberAsync(string channel, bool expected)
    {
        (await neighbours.Alice.RowsAsync($"ls_ch_members -ch_name {channel}")).Any(row => row[4] == neighbours.BobName).ShouldBe(expected);
        (await neighbours.Bob.RowsAsync("ls_chs")).Any(row => row[1] == channel).ShouldBe(expected);
    }
}
