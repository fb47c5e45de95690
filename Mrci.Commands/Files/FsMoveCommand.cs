using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;

namespace Mrci.Commands.Files;

/// <summary>Moves or renames a file, a link, or a directory tree (C-fs_move.1).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsMoveCommand(ISessionContext session) : TransplantCommand("fs_move", session, moves: true)
{
    private TreeRemoval? _removal;

    /// <inheritdoc />
    protected override string Help =>
        """
        Moves or renames a file, a link, or a directory. Something of the same kind that is there already is replaced.

        -src (text)   what is moved.
        -dst (text)   what it is to be called. Directories above it are made.
        -force        replaces without asking.

        Between two volumes it is copied, and removed piece by piece when the copy is there; what you choose not to overwrite stays.
        """;

    /// <inheritdoc />
    public override void Term()
    {
        _removal?.Dispose();
        _removal = null;
        base.Term();
    }

    /// <inheritdoc />
    protected override ValueTask RunAsync()
    {
        Target!.MakeParents();
        try
        {
            Rename(Source!, Target);
        }
        catch (FileFaultException fault) when (fault.Fault == FileFault.OtherVolume)
        {
            return CopyAsync();
        }

        Source!.Parent.Flush();
        Target.Parent.Flush();
        if (_removal is null)
        {
            Term();
            return ValueTask.CompletedTask;
        }

        Host.EnableLoop(true);
        return StepAsync();
    }

    /// <inheritdoc />
    protected override ValueTask StepAsync()
    {
        if (_removal is null)
            return base.StepAsync();
        if (_removal.Advance())
            Finish();
        return ValueTask.CompletedTask;
    }

    // The former target is let go only when the new one has its name.
    private void Rename(HostPath source, HostPath target)
    {
        if (target.Status == HostPathStatus.Missing)
            source.Parent.Rename(source.Name, target.Parent, target.Name, RenameMode.Keep);
        else if (target.Node.Status.Kind != FileKind.Directory)
            source.Parent.Rename(source.Name, target.Parent, target.Name, RenameMode.Replace);
        else
            Replace(source, target);
    }

    private void Replace(HostPath source, HostPath target)
    {
        var hidden = HiddenNames.Next();
        try
        {
            source.Parent.Rename(source.Name, target.Parent, target.Name, RenameMode.Exchange);
            source.Parent.Rename(source.Name, source.Parent, hidden, RenameMode.Keep);
            _removal = TreeRemoval.Of(source.Parent, hidden);
        }
        catch (FileFaultException fault) when (fault.Fault == FileFault.Unsupported)
        {
            ReplaceInSteps(source, target, hidden);
        }
    }

    private void ReplaceInSteps(HostPath source, HostPath target, string hidden)
    {
        target.Parent.Rename(target.Name, target.Parent, hidden, RenameMode.Keep);
        try
        {
            source.Parent.Rename(source.Name, target.Parent, target.Name, RenameMode.Keep);
        }
        catch (FileFaultException)
        {
            target.Parent.Rename(hidden, target.Parent, target.Name, RenameMode.Keep);
            throw;
        }

        _removal = TreeRemoval.Of(target.Parent, hidden);
    }
}
