using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>Deletes a file, a link, or a directory tree (C-fs_delete.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsDeleteCommand(ISessionContext session) : FileCommand("fs_delete", session)
{
    private string _target = "";
    private HostPath? _path;
    private TreeRemoval? _removal;

    /// <inheritdoc />
    protected override string Help =>
        """
        Deletes a file, a link, or a directory with all that is in it. Of a link only the link itself.

        -path (text)   what is to be deleted.
        -force         does so without asking.
        """;

    /// <inheritdoc />
    public override void Term()
    {
        _removal?.Dispose();
        _path?.Dispose();
        (_target, _path, _removal) = ("", null, null);
    }

    /// <inheritdoc />
    protected override ValueTask BeginAsync(ArgumentLine line)
    {
        if (!Given(line, "-path", out var target))
            return ValueTask.CompletedTask;
        _target = target;
        if (!TryFind())
            Term();
        else if (line.Has("-force"))
            return RunAsync();
        else
            AskWhether();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override ValueTask ReplyAsync(string answer)
    {
        if (answer.Equals("y", StringComparison.OrdinalIgnoreCase))
        {
            // C-GEN.7
            if (TryFind())
                return RunAsync();
            Term();
        }
        else if (answer.Length == 0 || answer.Equals("n", StringComparison.OrdinalIgnoreCase))
        {
            Term();
        }
        else
        {
            AskWhether();
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override ValueTask StepAsync()
    {
        if (_removal!.Advance())
            Finish();
        return ValueTask.CompletedTask;
    }

    private ValueTask RunAsync()
    {
        _removal = TreeRemoval.Of(_path!.Parent, _path.Name);
        Host.EnableLoop(true);
        return StepAsync();
    }

    private bool TryFind()
    {
        _path?.Dispose();
        _path = Resolve(_target, follow: false);
        return Reached(_path, "-path")
            && Permitted(!_path.IsRoot, "the root is not deleted.")
            && Permitted(IsWritable(_path), "the host may not delete it.");
    }

    private static bool IsWritable(HostPath path) =>
        path.Parent.Can(FileRight.Write) && (path.Node.Status.Kind == FileKind.Link || path.Node.Can(FileRight.Write));

    private void AskWhether() => Ask($"\nDelete {_path!.Virtual} (y/n)? ");
}
