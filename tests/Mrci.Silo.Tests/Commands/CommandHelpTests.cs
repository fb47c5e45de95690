using Mrci.Protocol.Frames;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Commands;

/// <summary><c>ls_cmds</c> and <c>cmd_info</c> (C-ls_cmds.1, C-cmd_info.1).</summary>
public sealed class CommandHelpTests(Neighbours neighbours) : IClassFixture<Neighbours>
{
    [Fact]
    public async Task List_shows_the_commands_of_the_session_by_name()
    {
        var client = neighbours.Alice;
        var lines = CommandSteps.Rows((await client.DoAsync("ls_cmds")).Text);

        lines[0].ShouldBe(["command_id", "command_name", "summary"]);
        lines[2..].Select(row => row[1]).ShouldBe(client.Commands.ByName.Keys.Order(StringComparer.Ordinal));
        lines[2..].ShouldAllBe(row => client.Commands.ByName[row[1]].ToString() == row[0] && row.Length > 2);
    }

    [Fact]
    public async Task List_before_login_has_the_public_commands()
    {
        // C-LST.3
        await using var client = await neighbours.Fixture.ConnectAsync();
        (await client.RowsAsync("ls_cmds")).Select(row => int.Parse(row[0])).ShouldBeSubsetOf([266, 296, 306, 314, 320]);
    }

    [Fact]
    public async Task Columns_are_as_wide_as_their_longest_cell_but_at_least_12_and_2()
    {
        // C-TBL.1, C-ls_cmds.1
        var text = (await neighbours.Alice.DoAsync("ls_cmds -find my_info")).Text;
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        rows[0].ShouldStartWith("command_id    command_name  summary");
        rows[1].ShouldStartWith("-------       -------       -------");
        rows[2].ShouldStartWith("306           my_info       ");
        text.ShouldStartWith("\n");
        text.ShouldEndWith("\n");
    }

    [Theory]
    [InlineData("INFO", new[] { "cmd_info", "my_info" })]
    [InlineData("306", new[] { "my_info" })]
    [InlineData("%", new string[0])]
    [InlineData("no_such_text_anywhere", new string[0])]
    public async Task Find_keeps_rows_with_the_text_in_some_cell(string find, string[] names)
    {
        var found = (await neighbours.Alice.RowsAsync($"ls_cmds -find {find}")).Select(row => row[1]).ToArray();
        found.Where(name => names.Contains(name, StringComparer.Ordinal) || names.Length == 0).ShouldBe(names);
    }

    [Theory]
    [InlineData("")] // M(both)
    [InlineData("-cmd_name")]
    [InlineData("-cmd_id -cmd_name")]
    [InlineData("-cmd_name no-hyphens")] // V(-cmd_name D-207)
    [InlineData("-cmd_name \"two words\"")]
    [InlineData("-cmd_id x")] // V(-cmd_id D-213)
    [InlineData("-cmd_id +1")]
    [InlineData("-cmd_id 0x10")]
    [InlineData("-cmd_name my_info -cmd_id x")]
    [InlineData("-cmd_name no_such_command")] // NF(name)
    [InlineData("-cmd_name add_ranked_cmd")] // exists, but not in this session
    [InlineData("-cmd_id 900")] // NF(id)
    [InlineData("-cmd_id 5")]
    [InlineData("-cmd_id 65842")] // my_info plus 2^16
    [InlineData("-cmd_id 99999999999999999999")]
    [InlineData("-cmd_name no_such_command -cmd_id 306")] // the name wins
    public Task Failing_check_of_cmd_info_gives_one_err(string arguments) => neighbours.Alice.FailsAsync($"cmd_info {arguments}");

    [Theory]
    [InlineData("-cmd_name my_info")]
    [InlineData("-cmd_name MY_INFO")] // [B-33]
    [InlineData("-cmd_id 306")]
    [InlineData("-cmd_id 272 -cmd_name my_info")]
    public async Task Info_is_text_and_then_big_text(string arguments)
    {
        var result = await neighbours.Alice.DoAsync($"cmd_info {arguments}");

        result.Frames.Select(frame => frame.Type).Distinct().ShouldBe([FrameType.Text, FrameType.BigText]);
        var facts = string.Concat(result.Frames.Where(frame => frame.Type == FrameType.Text).Select(frame => frame.Text));
        foreach (var part in new[] { "my_info", "306", "false", "[none]/[text]" })
            facts.ShouldContain(part);
        result.Frames[^1].Text.Trim().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Every_command_of_the_session_has_its_help()
    {
        foreach (var command in neighbours.Alice.Commands.ById.Values)
        {
            var facts = await neighbours.Alice.DoAsync($"cmd_info -cmd_id {command.CommandId}");
            facts.Text.ShouldContain(command.Name);
            facts.Frames[^1].Text.Trim().Length.ShouldBeGreaterThan(20, command.Name);
        }
    }
}
