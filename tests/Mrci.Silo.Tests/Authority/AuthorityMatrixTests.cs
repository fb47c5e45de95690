using Mrci.Domain.Commands;
using Mrci.Domain.Ranks;
using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Commands;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Authority;

/// <summary>
/// Every command in every position of a caller: login state, host rank, level in the channel, read-only flag, owner override. What has to
/// come of it is asked of the domain; what does is tried over a socket (P-4.9, C-RANK.2, C-RANK.3, C-RANK.5, C-CHL.1 to C-CHL.5, P-8.6).
/// </summary>
public sealed class AuthorityMatrixTests(AuthorityHost host) : IClassFixture<AuthorityHost>
{
    /// <summary>The rows of the commands that ask for nothing but a rank; each is tried with a frame that it ignores (C-GEN.1).</summary>
    private static readonly string[] RankOnly =
    [
        "add_acct", "add_ban", "add_cert", "add_ch", "add_mod", "auth", "cert_info", "ch_owner_override", "close_host", "cmd_info", "find_ch",
        "fs_cd", "fs_copy", "fs_delete", "fs_download", "fs_info", "fs_list", "fs_mkpath", "fs_move", "fs_tree", "fs_upload", "host_config",
        "host_info", "is_email_verified", "ls_act_log", "ls_auth_log", "ls_bans", "ls_certs", "ls_chs", "ls_cmds", "ls_dbg", "ls_groups",
        "ls_mods", "ls_open_chs", "ls_p2p", "ls_ranked_cmds", "ls_users", "my_info", "p2p_close", "p2p_open", "p2p_request", "pause",
        "ping_peers", "preview_email", "recover_acct", "request_pw_reset", "restart_host", "resume", "rm_ban", "rm_cert", "rm_mod",
        "rm_ranked_cmd", "set_disp_name", "set_email", "set_email_template", "set_pw", "set_user_name", "term", "to_peer", "verify_email",
    ];

    public static TheoryData<uint> Ranks() => new(AuthorityHost.Ranks);

    public static TheoryData<uint, uint> Pairs() =>
        new(AuthorityHost.Ranks.SelectMany(caller => AuthorityHost.Ranks.Skip(1).Select(target => (caller, target))));

    public static TheoryData<uint, Standing, bool, bool> Cells() =>
        new(ChannelCell.All().Select(cell => (cell.Rank, cell.Standing, cell.Override, cell.Flag)));

    [Fact]
    public void Every_command_has_a_row()
    {
        RankOnly.Concat(RankRow.All.Select(row => row.Command)).Concat(ChannelRows.All.Select(row => row.Command))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(AuthorityHost.Commands.Select(command => command.Name).Order(StringComparer.Ordinal));
        RankOnly.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ranks))]
    public async Task Session_has_the_commands_of_its_rank_and_no_others(uint rank)
    {
        // P-4.9, P-4.10, P-2.9, B-6, X-51, B-39
        var client = host.Callers[rank];
        client.Commands.ByName.Keys.Order(StringComparer.Ordinal)
            .ShouldBe(AuthorityHost.Commands.Select(command => command.Name).Where(name => host.IsLoaded(name, rank)).Order(StringComparer.Ordinal));

        foreach (var name in RankOnly)
        {
            // to_peer takes frames of any type, and this one names no peer.
            var expected = name == "to_peer" ? Outcome.Refused : Outcome.Done;
            var (outcome, _) = await AuthorityHost.RunAsync(client, name, FrameType.Bytes, []);
            outcome.ShouldBe(host.IsLoaded(name, rank) ? expected : Outcome.NotLoaded, name);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Rank_of_the_target_decides(uint caller, uint target)
    {
        // C-RANK.3, C-RANK.5, B-15
        if ((await host.Keeper.RowsAsync($"ls_groups -group_name {RankTarget.Bottom}")).Length == 0)
            await host.GroupAsync(RankTarget.Bottom, 9);
        var on = new RankTarget(HostFixture.Name("user"), HostFixture.Name("group"), target);
        await host.GroupAsync(on.Group, target);
        await host.UserAsync(on.User, on.Group);

        var wrong = new List<string>();
        foreach (var row in RankRow.All)
        {
            var expected = !host.IsLoaded(row.Command, caller) ? Outcome.NotLoaded : row.Allows(caller, target) ? Outcome.Done : Outcome.Refused;
            var (outcome, _) = await AuthorityHost.RunAsync(host.Callers[caller], $"{row.Command} {row.Arguments(on)}");
            if (outcome != expected)
                wrong.Add($"{row.Command}: {outcome} instead of {expected}");
            if (outcome == Outcome.Done && row.Undo is not null)
                await host.Keeper.SilentAsync(row.Undo(on));
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Level_override_and_flag_decide(uint rank, Standing standing, bool isOverriding, bool isFlagged)
    {
        // C-CHL.1, C-CHL.2, C-CHL.4, C-CHL.5, P-8.6, P-8.6.1, P-8.7, P-8.8
        var cell = new ChannelCell(rank, standing, isOverriding, isFlagged);
        var room = await Room.MakeAsync(host, cell);
        var wrong = new List<string>();
        var last = Outcome.NotLoaded;
        foreach (var row in ChannelRows.All)
        {
            var expected = host.IsLoaded(row.Command, rank) ? row.Expected(cell) : Outcome.NotLoaded;
            last = await row.Run(room);
            if (last != expected)
                wrong.Add($"{row.Command}: {last} instead of {expected}");
            if (last == Outcome.Done && row.Undo is not null)
                await row.Undo(room);
        }

        await room.LeaveAsync(isGone: last == Outcome.Done);
        wrong.ShouldBeEmpty();
    }
}
