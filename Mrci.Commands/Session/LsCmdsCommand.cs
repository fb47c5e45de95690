using Mrci.Commands.Tables;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Session;

/// <summary><c>ls_cmds</c>: lists the commands of the session (C-ls_cmds.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class LsCmdsCommand(ISessionContext session) : TextCommand("ls_cmds", session)
{
    private const int MinimumWidth = 12;

    private static readonly string[] Columns = ["command_id", "command_name", "summary"];

    /// <inheritdoc />
    protected override string Help =>
        """
        Lists every command that you can use now, with its id, its name and one line about what it does, ordered by name. The list grows
        and shrinks when you log in or out and when modules come and go.

        -find (text)   shows only the lines in which some cell contains the text; upper and lower case are the same.

        cmd_info tells more about a single command.
        """;

    /// <inheritdoc />
    protected override ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var find = line.Get("-find");
        var rows = Session.LoadedCommands
            .OrderBy(static command => command.Name, StringComparer.Ordinal)
            .Select(static command => new[] { TableCell.Of(command.Id), command.Name, command.Command.ShortText })
            .Where(row => find is null || Array.Exists(row, cell => cell.Contains(find, StringComparison.OrdinalIgnoreCase)));
        Main(TableLayout.Render(Columns, rows, MinimumWidth));
        return ValueTask.CompletedTask;
    }
}
