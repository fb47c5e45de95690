using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>remove_ch_member</c>, <c>set_member_level</c>, <c>ls_ch_members</c>: what they do, and what other clients are told.</summary>
public sealed class MemberChangeTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Fact]
    public async Task Removed_member_is_told_in_all_his_sessions_and_what_he_has_open_closes()
    {
        // P-7.34, C-remove_ch_member.1, C-ASY.34, P-8.13; other members are told nothing
        var (name, id) = await neighbours.ChannelOfAllAsync("main");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.BobName);
        await using var carol = await neighbours.OpenAsync(neighbours.CarolName, name, "main");

        await neighbours.Alice.SilentAsync($"remove_ch_member -ch_name {name.ToUpperInvariant()} -user {neighbours.BobName.ToUpperInvariant()}");

        foreach (var session in new[] { bob, second })
        {
            await session.IsToldAsync(AsyncCommand.RmChMember, $"-ch_name \"{name}\" -user \"{neighbours.BobName}\" -ch_id {id}");
            (await session.RowsAsync("ls_chs")).ShouldNotContain(row => row[1] == name);
        }

        (await bob.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        await bob.FailsAsync($"open_sub_ch -ch_name {name} -sub_name main");
        await ClosedAsync(carol, bob);
        (await carol.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.RmChMember);
        (await neighbours.Alice.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.RmChMember);
        (await carol.RowsAsync($"ls_ch_members -ch_name {name}")).Select(row => row[4]).ShouldBe([neighbours.AliceName, neighbours.CarolName]);
    }

    [Fact]
    public async Task Member_leaves_and_the_owner_cannot()
    {
        // C-CHL.2, P-8.6 "leave the channel"
        var (name, id) = await neighbours.ChannelWithBobAsync();
        await neighbours.Alice.FailsAsync($"remove_ch_member -ch_name {name} -user {neighbours.AliceName}");

        await neighbours.Bob.SilentAsync($"remove_ch_member -ch_name {name} -user {neighbours.BobName}");

        await neighbours.Bob.IsToldAsync(AsyncCommand.RmChMember, $"-ch_name \"{name}\" -user \"{neighbours.BobName}\" -ch_id {id}");
        await neighbours.Bob.FailsAsync($"remove_ch_member -ch_name {name} -user {neighbours.BobName}");
    }

    [Fact]
    public async Task Invitation_is_cancelled_by_officers_and_not_by_regular_members()
    {
        // X-72, B-8, P-7.34
        var (name, id) = await neighbours.ChannelWithBobAsync();
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");
        await neighbours.Bob.FailsAsync($"remove_ch_member -ch_name {name} -user {neighbours.CarolName}");
        await neighbours.Alice.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 3");

        await neighbours.Bob.SilentAsync($"remove_ch_member -ch_name {name} -user {neighbours.CarolName}");

        await neighbours.Carol.IsToldAsync(AsyncCommand.RmChMember, $"-ch_name \"{name}\" -user \"{neighbours.CarolName}\" -ch_id {id}");
        await neighbours.Carol.FailsAsync($"accept_ch -ch_name {name}");
        await neighbours.Bob.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");
    }

    [Fact]
    public async Task Changed_level_is_told_to_all_members_and_closes_for_the_one_whose_it_is()
    {
        // P-7.36, C-set_member_level.2, C-ASY.36, X-71, B-19
        var (name, id) = await neighbours.ChannelOfAllAsync("main", "staff");
        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name staff -level 3");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var carol = await neighbours.OpenAsync(neighbours.CarolName, name, "main");
        await bob.FailsAsync($"open_sub_ch -ch_name {name} -sub_name staff");

        await neighbours.Alice.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 3");

        foreach (var session in new[] { neighbours.Alice, bob, carol })
            await session.IsToldAsync(AsyncCommand.MemLevelChanged, $"-ch_name \"{name}\" -user \"{neighbours.BobName}\" -ch_id {id} -level 3");
        (await bob.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        (await carol.RowsAsync("ls_open_chs")).ShouldHaveSingleItem();
        await ClosedAsync(carol, bob);
        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name staff");
        (await bob.RowsAsync("ls_chs")).Single(row => row[1] == name)[3].ShouldBe("3");
    }

    [Fact]
    public async Task Invited_user_has_no_level_that_could_be_changed()
    {
        // X-71, B-19: the original changes invited users and refuses members
        var (name, _) = await neighbours.ChannelAsync();
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.BobName}");
        await neighbours.Alice.FailsAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 2");

        await neighbours.Bob.SilentAsync($"accept_ch -ch_name {name}");

        (await neighbours.Bob.RowsAsync("ls_chs")).Single(row => row[1] == name)[3].ShouldBe("4");
        await neighbours.Alice.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 2");
    }

    [Fact]
    public async Task Officer_does_not_demote_an_admin()
    {
        // X-71, B-19, C-CHL.4: the target's level counts
        var (name, _) = await neighbours.ChannelOfAllAsync();
        await neighbours.Alice.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 3");
        await neighbours.Alice.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.CarolName} -level 2");

        await neighbours.Bob.FailsAsync($"set_member_level -ch_name {name} -user {neighbours.CarolName} -level 4");
        await neighbours.Bob.FailsAsync($"remove_ch_member -ch_name {name} -user {neighbours.CarolName}");
        await neighbours.Carol.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 4");
        await neighbours.Carol.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.CarolName} -level 3"); // steps down
    }

    [Fact]
    public async Task Ownership_moves_in_one_step_and_tells_both_changes_in_order()
    {
        // D-709, C-CHL.3, C-CHL.4, P-7.36: the new owner, then the former one
        var (name, id) = await neighbours.ChannelOfAllAsync("main");
        await using var alice = await neighbours.OpenAsync(neighbours.AliceName, name, "main");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var carol = await neighbours.OpenAsync(neighbours.CarolName, name, "main");

        await alice.SilentAsync($"set_member_level -ch_name {name} -user {neighbours.BobName} -level 1");

        foreach (var session in new[] { alice, bob, carol })
        {
            await session.IsToldAsync(AsyncCommand.MemLevelChanged, $"-ch_name \"{name}\" -user \"{neighbours.BobName}\" -ch_id {id} -level 1");
            await session.IsToldAsync(AsyncCommand.MemLevelChanged, $"-ch_name \"{name}\" -user \"{neighbours.AliceName}\" -ch_id {id} -level 2");
        }

        (await alice.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        (await bob.RowsAsync("ls_open_chs")).ShouldBeEmpty();
        (await carol.RowsAsync("ls_open_chs")).ShouldHaveSingleItem();
        (await carol.RowsAsync($"ls_ch_members -ch_name {name}")).Select(row => $"{row[4]} {row[3]}")
            .ShouldBe([$"{neighbours.AliceName} 2", $"{neighbours.BobName} 1", $"{neighbours.CarolName} 4"]);
        await alice.FailsAsync($"rm_ch -ch_name {name}");
        await using var root = await neighbours.Fixture.RootAsync();
        await root.FailsAsync($"rm_acct -name {neighbours.BobName} -force"); // C-rm_acct.1: an owner's account stays
        await bob.SilentAsync($"rm_ch -ch_name {name}");
    }

    [Fact]
    public async Task Members_and_invited_users_are_listed_for_members()
    {
        // C-ls_ch_members.1, B-1: -find is not lost
        var (name, id) = await neighbours.ChannelWithBobAsync();
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {neighbours.CarolName}");

        var rows = CommandSteps.Rows((await neighbours.Bob.DoAsync($"ls_ch_members -ch_name {name.ToUpperInvariant()}")).Text);

        rows[0].ShouldBe(["channel_id", "channel_name", "pending_invite", "access_level", "user_name"]);
        rows[2..].ShouldBe(
        [
            [id.ToString(), name, "0", "1", neighbours.AliceName], [id.ToString(), name, "0", "4", neighbours.BobName],
            [id.ToString(), name, "1", "4", neighbours.CarolName],
        ]);
        (await neighbours.Bob.RowsAsync($"ls_ch_members -ch_name {name} -find {neighbours.CarolName.ToUpperInvariant()}"))
            .ShouldHaveSingleItem()[4].ShouldBe(neighbours.CarolName);
        (await neighbours.Bob.RowsAsync($"ls_ch_members -ch_name {name} -user_name {neighbours.CarolName} -access_level 9")).Length
            .ShouldBe(3, "C-TBL.8: no other filters");
        await neighbours.Carol.FailsAsync($"ls_ch_members -ch_name {name}");
    }

    [Fact]
    public async Task Members_of_a_channel_whose_name_is_a_part_of_another_are_its_own()
    {
        // B-10: by id, not by a part of the name
        var (name, _) = await neighbours.ChannelWithBobAsync();
        await neighbours.Carol.SilentAsync($"add_ch -ch_name x{name}");

        (await neighbours.Bob.RowsAsync($"ls_ch_members -ch_name {name}")).Select(row => row[4]).ShouldBe([neighbours.AliceName, neighbours.BobName]);
        (await neighbours.Carol.RowsAsync($"ls_ch_members -ch_name x{name}")).ShouldHaveSingleItem()[4].ShouldBe(neighbours.CarolName);
        await neighbours.Carol.FailsAsync($"ls_ch_members -ch_name {name}");
    }

    // PEER_STAT with nothing open (P-8.12, P-8.22).
    private static async Task ClosedAsync(MrciClient peer, MrciClient who)
    {
        var frame = await peer.NotificationAsync(AsyncCommand.LimitedCast);
        frame.Type.ShouldBe(FrameType.PeerStat);
        PeerStat.TryRead(frame.Payload.Span, out var stat).ShouldBeTrue();
        (stat.SessionId, stat.Disconnected, stat.Channels.IsEmpty).ShouldBe((who.SessionId, false, true));
    }
}
