using Mrci.Domain.Names;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Session;

/// <summary><c>cmd_info</c>: full help of a command (C-cmd_info.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class CmdInfoCommand(ISessionContext session) : TextCommand("cmd_info", session)
{
    private const string NameKey = "-cmd_name";
    private const string IdKey = "-cmd_id";

    /// <inheritdoc />
    protected override string Help =>
        """
        Shows the name, the id, the input and output, and the full help of one command of your session.

        -cmd_name (text)   the command by its name, in upper or lower case.
        -cmd_id (int)      the command by its id. The name wins when both are given.

        In the input and output line [ ] encloses a block of data, / separates what goes in from what comes out, -x is an argument and
        ( ) its value, { } encloses what may be left out, and "or" separates alternatives. ls_cmds lists all names and ids.
        """;

    /// <inheritdoc />
    protected override ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        var name = line.Get(NameKey);
        var id = line.Get(IdKey);
        if (InState(name is not null || id is not null, $"one of the arguments {NameKey} and {IdKey} is needed.")
            && Valid(NameKey, name is null || CommandNames.IsValid(name))
            && Valid(IdKey, id is null || Numbers.TryParse(id, 0, ulong.MaxValue, out ulong _))
            && Find(name, id) is { } command)
        {
            Show(command);
        }

        return ValueTask.CompletedTask;
    }

    private LoadedCommand? Find(string? name, string? id)
    {
        // An id beyond 16 bits is a number like any other (D-213) that no command has.
        _ = Numbers.TryParse(id, 0, ulong.MaxValue, out ulong number);
        var command = Session.LoadedCommands.FirstOrDefault(command => name is null ? command.Id == number : CanonicalName.AreSame(command.Name, name));
        return Found(command is not null, name is null ? "command with this id in this session" : "command of this name in this session")
            ? command
            : null;
    }

    private void Show(LoadedCommand loaded)
    {
        var command = loaded.Command;
        Main($"""

            command name: {loaded.Name}
            command id:   {loaded.Id}
            gen_file:     {(command.HandlesGenFile ? "true" : "false")}
            input/output: {command.IoText}
            summary:      {command.ShortText}


            """);
        Big(command.LongText + "\n");
    }
}
