using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>rename_ch</c>, <c>rm_ch</c>, <c>find_ch</c>: what they do, and what other clients are told.</summary>
public sealed class ChannelLifeTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Fact]
    public async Task Renamed_channel_keeps_its_id_and_what_is_open_and_its_members_are_told()
    {
        // P-7.28, C-rename_ch.1, C-ASY.28; not those who only have something open
        var (name, id) = await neighbours.ChannelWithBobAsync("main", "open");
        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name open -level 5");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var carol = await neighbours.OpenAsync(neighbours.CarolName, name, "open");
        await using var second = await neighbours.Fixture.LoginAsync(neighbours.AliceName);
        var newName = HostFixture.Name("Forum");

        await neighbours.Alice.SilentAsync($"rename_ch -ch_name {name.ToUpperInvariant()} -new_name {newName}");

        var told = $"-ch_name \"{name}\" -new_name \"{newName}\"";
        foreach (var session in new[] { neighbours.Alice, second, bob })
            await session.IsToldAsync(AsyncCommand.RenameCh, told);
        (await bob.RowsAsync("ls_open_chs")).ShouldHaveSingleItem().ShouldBe([newName, "main", id.ToString(), "0", "0"]);
        (await bob.RowsAsync("ls_chs")).Single(row => row[0] == id.ToString()).ShouldBe([id.ToString(), newName, "0", "4", neighbours.BobName]);
        await bob.FailsAsync($"ls_sub_chs -ch_name {name}");
        (await bob.RowsAsync($"ls_sub_chs -ch_name {newName}")).Length.ShouldBe(2);
        (await carol.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.RenameCh);
        (await carol.RowsAsync("ls_open_chs")).ShouldHaveSingleItem();
        await neighbours.Bob.SilentAsync($"add_ch -ch_name {name}"); // the old name is free
    }

    [Fact]
    public async Task Another_spelling_of_the_name_is_no_other_name()
    {
        // D-220, C-GEN.11
        var (name, id) = await neighbours.ChannelAsync();
        await neighbours.Alice.SilentAsync($"rename_ch -ch_name {name} -new_name {name.ToUpperInvariant()}");
        (await neighbours.Bob.RowsAsync($"find_ch -id {id}")).ShouldHaveSingleItem()[1].ShouldBe(name.ToUpperInvariant());
        await neighbours.Bob.FailsAsync($"add_ch -ch_name {name}");
    }

    [Fact]
    public async Task Deleted_channel_closes_for_members_and_for_strangers_who_have_it_open()
    {
        // P-7.27, X-33, C-rm_ch.1, C-ASY.27, P-8.13
        var (name, id) = await neighbours.ChannelWithBobAsync("main", "open");
        await neighbours.Alice.SilentAsync($"set_sub_ch_level -ch_name {name} -sub_name open -level 5");
        var invited = HostFixture.Name("dave");
        await using var dave = await neighbours.Fixture.UserAsync(invited);
        await neighbours.Alice.SilentAsync($"invite_to_ch -ch_name {name} -user {invited}");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await using var carol = await neighbours.OpenAsync(neighbours.CarolName, name, "open");
        await dave.NotificationsAsync();

        await neighbours.Alice.SilentAsync($"rm_ch -ch_name {name}");

        foreach (var session in new[] { neighbours.Alice, bob, carol })
            await session.IsToldAsync(AsyncCommand.DelCh, $"-ch_name \"{name}\" -ch_id {id}");
        foreach (var session in new[] { bob, carol })
        {
            (await session.RowsAsync("ls_open_chs")).ShouldBeEmpty();
            await session.FailsAsync($"open_sub_ch -ch_name {name} -sub_name open");
        }

        foreach (var session in new[] { neighbours.Alice, bob, dave })
            (await session.RowsAsync("ls_chs")).ShouldNotContain(row => row[1] == name);
        (await dave.NotificationsAsync()).ShouldNotContain(frame => frame.CommandId == (ushort)AsyncCommand.DelCh, "members and open ones only");
        await dave.FailsAsync($"accept_ch -ch_name {name}");
        (await neighbours.Bob.RowsAsync($"find_ch -id {id}")).ShouldBeEmpty();
        await neighbours.Alice.FailsAsync($"rm_ch -ch_name {name}");
    }

    [Fact]
    public async Task Id_of_a_deleted_channel_is_never_given_again()
    {
        // X-74, D-304, P-8.1: not even that of the last one; flags die with the channel (P-8.8)
        var (name, id) = await neighbours.ChannelAsync("main");
        await neighbours.Alice.SilentAsync($"add_rdonly_flag -ch_name {name} -sub_id 0 -level 1");
        await neighbours.Alice.SilentAsync($"rm_ch -ch_name {name}");

        await neighbours.Bob.SilentAsync($"add_ch -ch_name {name}");

        var row = (await neighbours.Bob.RowsAsync("ls_chs")).Single(row => row[1] == name);
        ulong.Parse(row[0]).ShouldBeGreaterThan(id);
        (await neighbours.Bob.RowsAsync($"ls_sub_chs -ch_name {name}")).ShouldBeEmpty();
        (await neighbours.Bob.RowsAsync($"ls_rdonly_flags -ch_name {name}")).ShouldBeEmpty();
        await neighbours.Alice.FailsAsync($"ls_ch_members -ch_name {name}");
    }

    [Fact]
    public async Task Peers_are_told_once_that_everything_of_a_deleted_channel_is_closed()
    {
        // P-8.13: one change, one PEER_STAT, although two sub-channels close; the peer shares one of another channel
        var (name, _) = await neighbours.ChannelWithBobAsync("main", "news");
        var (shared, sharedId) = await neighbours.ChannelWithBobAsync("talk");
        await using var bob = await neighbours.OpenAsync(neighbours.BobName, name, "main");
        await bob.SilentAsync($"open_sub_ch -ch_name {name} -sub_name news");
        await bob.SilentAsync($"open_sub_ch -ch_name {shared} -sub_name talk");
        await using var peer = await neighbours.OpenAsync(neighbours.AliceName, shared, "talk");

        await neighbours.Alice.SilentAsync($"rm_ch -ch_name {name}");

        var frame = await peer.NotificationAsync(AsyncCommand.LimitedCast);
        frame.Type.ShouldBe(FrameType.PeerStat);
        PeerStat.TryRead(frame.Payload.Span, out var stat).ShouldBeTrue();
        (stat.SessionId, stat.Disconnected, stat.Channels.Count).ShouldBe((bob.SessionId, false, 1));
        stat.Channels[2].ChannelId.ShouldBe(sharedId);

        // Another one would come before this.
        await bob.SilentAsync("cast mark");
        (await peer.NotificationsAsync()).ShouldNotContain(other => other.CommandId == (ushort)AsyncCommand.LimitedCast);
    }

    [Fact]
    public async Task Channels_are_found_by_part_of_the_name_or_by_exact_id()
    {
        // C-find_ch.1, B-9: for everybody, in order of creation; % and _ are ordinary characters
        var mark = HostFixture.Name("Find");
        await neighbours.Alice.SilentAsync($"add_ch -ch_name {mark}_one");
        await neighbours.Bob.SilentAsync($"add_ch -ch_name Two_{mark}");
        var rows = await neighbours.Carol.RowsAsync($"find_ch -name {mark.ToUpperInvariant()}_");
        rows.ShouldHaveSingleItem()[1].ShouldBe($"{mark}_one", "the text with its underscore");
        rows = await neighbours.Carol.RowsAsync($"find_ch -name {mark.ToUpperInvariant()}");
        rows.Select(row => row[1]).ShouldBe([$"{mark}_one", $"Two_{mark}"]);

        CommandSteps.Rows((await neighbours.Carol.DoAsync($"find_ch -name {mark}")).Text)[0].ShouldBe(["channel_id", "channel_name"]);
        (await neighbours.Carol.RowsAsync($"find_ch -id {rows[1][0]}")).ShouldHaveSingleItem().ShouldBe(rows[1]);
        (await neighbours.Carol.RowsAsync($"find_ch -id 000{rows[1][0]}")).ShouldHaveSingleItem().ShouldBe(rows[1]);
        (await neighbours.Carol.RowsAsync($"find_ch -id {rows[1][0]}0")).ShouldBeEmpty("exact, no part of it");
        (await neighbours.Carol.RowsAsync($"find_ch -id {rows[0][0]} -name Two_{mark}")).ShouldHaveSingleItem().ShouldBe(rows[1], "the name wins");
        (await neighbours.Carol.RowsAsync("find_ch -name %")).ShouldBeEmpty();
        (await neighbours.Carol.RowsAsync($"find_ch -name {mark} -channel_name two")).ShouldHaveSingleItem().ShouldBe(rows[1], "C-TBL.5");
    }

    [Fact]
    public async Task Many_found_channels_are_shown_page_by_page()
    {
        // C-TBL.3, C-TBL.4: 51 rows are two pages
        var name = HostFixture.Name("paula");
        await using var paula = await neighbours.Fixture.UserAsync(name);
        var mark = HostFixture.Name("page");
        for (var number = 0; number < 51; number++)
            await paula.SilentAsync($"add_ch -ch_name {mark}_{number}");

        var run = await paula.StartAsync("find_ch", $"-name {mark}_");
        await run.UntilAsync(FrameType.Text);
        run.Completion.IsCompleted.ShouldBeFalse();
        await run.SendAsync("");
        var shown = (await run.Completion.Within("the IDLE after the second page")).Text;

        shown.Split("channel_id").Length.ShouldBe(3, "headings on both pages");
        shown.IndexOf($"{mark}_49", StringComparison.Ordinal).ShouldBeLessThan(shown.LastIndexOf("channel_id", StringComparison.Ordinal));
        shown.IndexOf($"{mark}_50", StringComparison.Ordinal).ShouldBeGreaterThan(shown.LastIndexOf("channel_id", StringComparison.Ordinal));
    }
}
