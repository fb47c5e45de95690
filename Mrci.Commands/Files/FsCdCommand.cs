using Mrci.Commands.Files.Nodes;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>Shows or changes the current directory (C-fs_cd.1, P-6.5).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsCdCommand(ISessionContext session) : FileCommand("fs_cd", session)
{
    /// <inheritdoc />
    protected override string Help =>
        """
        Shows the current directory of this session, where the relative paths of all fs_ commands start.

        -path (text)   goes to that directory first.

        Every path is below the directory that the host gives to its clients; that one is /.
        """;

    /// <inheritdoc />
    protected override ValueTask BeginAsync(ArgumentLine line)
    {
        if (line.Get("-path") is not { } target)
        {
            Main($"{Session.State.CurrentDirectory}\n");
            return ValueTask.CompletedTask;
        }

        using var path = Resolve(target, follow: true);
        if (Reached(path, "-path")
            && InState(path.Node.Status.Kind == FileKind.Directory, "-path names no directory.")
            && Permitted(path.Node.Can(FileRight.Execute), "the host may not go there."))
        {
            Session.State.CurrentDirectory = path.Virtual;
            Main($"{path.Virtual}\n");
        }

        return ValueTask.CompletedTask;
    }
}
