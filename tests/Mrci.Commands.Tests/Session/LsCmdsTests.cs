using Mrci.Commands.Tests.Harness;

namespace Mrci.Commands.Tests.Session;

public sealed class LsCmdsTests
{
    private const ushort LsCmds = 296;

    // C-ls_cmds.1: columns, order by name, minimum width 12 + 2.
    [Fact]
    public async Task Commands_of_the_session_are_listed_by_name()
    {
        var loaders = new TestLoaders();
        loaders.Add("Bbb");
        loaders.Add("zzz");
        await using var host = await TestHost.StartAsync(loaders);
        var session = await host.ConnectAsync();

        var lines = await LinesAsync(session, "");

        lines[0].ShouldStartWith("command_id    command_name      summary ");
        lines[1].ShouldStartWith("-------       -------           ------- ");
        Names(lines).ShouldBe(["auth", "bbb", "ls_cmds", "my_info", "recover_acct", "request_pw_reset", "zzz"]);
        lines[2].ShouldStartWith("266           auth              ");
    }

    // C-ls_cmds.1: -find looks into every cell, ignoring case.
    [Theory]
    [InlineData("-find MY_", "my_info")]
    [InlineData("-find 296", "ls_cmds")]
    [InlineData("-find \"LIST the COMMANDS\"", "ls_cmds")]
    [InlineData("-find nothing_like_it", null)]
    public async Task Find_keeps_rows_with_the_text(string line, string? name)
    {
        await using var host = await TestHost.StartAsync();
        var session = await host.ConnectAsync();

        Names(await LinesAsync(session, line)).ShouldBe(name is null ? [] : [name]);
    }

    private static async Task<string[]> LinesAsync(TestSession session, string line)
    {
        var frames = await session.SendAsync(LsCmds, line);
        frames.Heads().ShouldBe([$"{LsCmds}:Text", $"{LsCmds}:Idle"]);
        return frames[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Names(string[] lines) =>
        [.. lines.Skip(2).Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])];
}
