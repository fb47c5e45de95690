using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>What <c>fs_copy</c> and <c>fs_move</c> share: arguments, checks, questions, and copying in turns (C-fs_copy.1 to C-fs_copy.3).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
/// <param name="moves">Whether the source is gone in the end.</param>
public abstract class TransplantCommand(string name, ISessionContext session, bool moves) : FileCommand(name, session)
{
    private string _sourceText = "";
    private string _targetText = "";
    private string _directory = "/";
    private bool _force;
    private TreeCopy? _copy;

    /// <summary>The object, from the checks on.</summary>
    private protected HostPath? Source { get; private set; }

    /// <summary>Where it goes, from the checks on.</summary>
    private protected HostPath? Target { get; private set; }

    /// <inheritdoc />
    public override void Term()
    {
        _copy?.Dispose();
        _copy = null;
        ClosePaths();
    }

    /// <inheritdoc />
    protected sealed override ValueTask BeginAsync(ArgumentLine line)
    {
        if (!Given(line, "-src", out var source) || !Given(line, "-dst", out var target))
            return ValueTask.CompletedTask;
        (_sourceText, _targetText, _directory, _force) = (source, target, Session.State.CurrentDirectory, line.Has("-force"));
        if (!TryFind())
            Term();
        else if (_force || Target!.Status == HostPathStatus.Missing)
            return RunAsync();
        else
            AskWhether();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected sealed override ValueTask ReplyAsync(string answer)
    {
        if (answer.Length == 0)
        {
            Term();
            return ValueTask.CompletedTask;
        }

        return _copy is null ? ReplyToFirstAsync(answer) : ReplyToNestedAsync(answer);
    }

    /// <inheritdoc />
    protected override async ValueTask StepAsync()
    {
        switch (await _copy!.AdvanceAsync())
        {
            case CopyStep.Asks:
                Host.EnableLoop(false);
                Ask(_copy.Question);
                break;
            case CopyStep.Done:
                Finish();
                break;
        }
    }

    /// <summary>Does it, now that all checks hold and may be replaced what is there.</summary>
    protected virtual ValueTask RunAsync() => CopyAsync();

    /// <summary>Copies, in turns.</summary>
    protected ValueTask CopyAsync()
    {
        Target!.MakeParents();
        var place = new CopyPlace(Source!.Parent, Source.Name, Source.Virtual, Target.Parent, Target.Name, Target.Virtual);
        _copy = TreeCopy.Of(place, moves, _force, Session.Time, Main);
        Host.EnableLoop(true);
        return StepAsync();
    }

    private ValueTask ReplyToFirstAsync(string answer)
    {
        if (answer.Equals("y", StringComparison.OrdinalIgnoreCase))
        {
            // C-GEN.7
            if (TryFind())
                return RunAsync();
            Term();
        }
        else if (answer.Equals("n", StringComparison.OrdinalIgnoreCase))
        {
            Term();
        }
        else
        {
            AskWhether();
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask ReplyToNestedAsync(string answer)
    {
        switch (answer.ToLowerInvariant())
        {
            case "y":
                _copy!.Answer(replaces: true, isForAll: false);
                break;
            case "n":
                _copy!.Answer(replaces: false, isForAll: false);
                break;
            case "y-all":
                _copy!.Answer(replaces: true, isForAll: true);
                break;
            case "n-all":
                _copy!.Answer(replaces: false, isForAll: true);
                break;
            default:
                Ask(_copy!.Question);
                return ValueTask.CompletedTask;
        }

        Host.EnableLoop(true);
        return StepAsync();
    }

    private bool TryFind()
    {
        ClosePaths();
        Source = Tree.Resolve(_directory, _sourceText, follow: false);
        if (!Reached(Source, "-src"))
            return false;
        Target = Tree.Resolve(_directory, _targetText, follow: false);
        if (Target.Status is not (HostPathStatus.Found or HostPathStatus.Missing))
            return Fail(Target.Status == HostPathStatus.Impossible ? "nothing can be made where -dst leads." : PathRefusal.Of(Target.Status, "-dst"));
        var present = Target.Status == HostPathStatus.Found ? Target.Node : null;
        var isSame = present is not null && present.Status.IsSameObject(Source.Node.Status);
        return InState(present is null || present.Status.Kind == Source.Node.Status.Kind, "-dst exists and is something else than -src.")
            && Permitted(IsReadable(Source) && (!moves || IsWritable(Source)), "the host may not do that with -src.")
            && Permitted(present is null || Target.IsRoot || IsWritable(Target), "the host may not change -dst.")
            && InState(!isSame && !Source.IsRoot && !IsInside(Target, Source), "-dst is -src, or lies in it.")
            && InState(!moves || !IsInside(Source, Target), "-src lies in -dst.")
            && Permitted(!Target.IsRoot, "the root is not replaced.");
    }

    private static bool IsInside(HostPath path, HostPath directory) =>
        directory.IsRoot || path.Virtual.StartsWith($"{directory.Virtual}/", StringComparison.Ordinal);

    private static bool IsReadable(HostPath path) => path.Node.Status.Kind == FileKind.Link || path.Node.Can(FileRight.Read);

    private static bool IsWritable(HostPath path) =>
        path.IsRoot || (path.Parent.Can(FileRight.Write) && (path.Node.Status.Kind == FileKind.Link || path.Node.Can(FileRight.Write)));

    private void AskWhether() => Ask($"\n{Target!.Virtual} exists already. Overwrite it (y/n)? ");

    private void ClosePaths()
    {
        Source?.Dispose();
        Target?.Dispose();
        (Source, Target) = (null, null);
    }
}
