using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary>The names of the columns of every table, which clients read (C-0.2).</summary>
public sealed class TableColumnTests(HostFixture fixture)
{
    [Theory]
    [InlineData("ls_groups", "group_name host_rank")] // C-ls_groups.1
    [InlineData("ls_ranked_cmds", "command_obj_name host_rank")] // C-ls_ranked_cmds.1
    [InlineData("ls_certs", "common_name")] // C-ls_certs.1
    [InlineData("ls_bans", "time_stamp ip_address")] // C-ls_bans.1
    [InlineData("ls_users", "time_stamp user_name group_name user_id")] // C-ls_users.1
    [InlineData("ls_act_log", "time_stamp ip_address session_id client_version log_entry")] // C-ls_act_log.1
    [InlineData("ls_auth_log", "time_stamp ip_address user_name auth_attempt recover_attempt count_to_threshold accepted")] // C-ls_auth_log.1
    [InlineData("ls_dbg", "time_stamp log_entry")] // C-ls_dbg.1
    [InlineData("ls_chs", "channel_id channel_name pending_invite access_level user_name")] // C-ls_chs.1
    [InlineData("ls_open_chs", "channel_name sub_channel_name channel_id sub_channel_id read_only")] // C-ls_open_chs.1
    [InlineData("ls_p2p", "peer_id pending")] // C-ls_p2p.1
    [InlineData("ls_cmds", "command_id command_name summary")] // C-ls_cmds.1
    public async Task Table_has_the_columns_of_its_rule(string command, string columns)
    {
        await using var root = await fixture.RootAsync();

        var run = await root.StartAsync(command);
        await run.UntilAsync(Protocol.Frames.FrameType.Text);
        await run.TerminateAsync().Within("the end of a page"); // A long table waits for an answer (C-TBL.4).
        var result = await run.Completion.Within($"the IDLE of {command}");

        CommandSteps.Rows(result.Text)[0].ShouldBe(columns.Split(' '));
    }
}
