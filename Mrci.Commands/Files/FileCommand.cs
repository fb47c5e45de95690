using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>
/// Base of the <c>fs_*</c> commands whose input is TEXT: paths are virtual (C-FS.1), and a failure of the file system ends the invocation with one
/// ERR (C-FS.4).
/// </summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class FileCommand(string name, ISessionContext session) : TextCommand(name, session)
{
    /// <summary>The files of the host.</summary>
    private protected FileTree Tree => new(Session.Facts.Files);

    /// <inheritdoc />
    public override void AboutToDelete() => Term();

    /// <inheritdoc />
    protected sealed override ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        return GuardAsync(() => BeginAsync(line));
    }

    /// <inheritdoc />
    protected sealed override ValueTask AnswerAsync(ISharedState shared, string answer) => GuardAsync(() => ReplyAsync(answer));

    /// <inheritdoc />
    protected sealed override ValueTask TurnAsync() => GuardAsync(StepAsync);

    /// <summary>Checks the arguments and starts.</summary>
    protected abstract ValueTask BeginAsync(ArgumentLine line);

    /// <summary>Takes the answer to a question.</summary>
    protected virtual ValueTask ReplyAsync(string answer) => ValueTask.CompletedTask;

    /// <summary>One bounded piece of work in loop mode.</summary>
    protected virtual ValueTask StepAsync() => ValueTask.CompletedTask;

    /// <summary>Ends loop mode, and drops what belongs to the invocation.</summary>
    protected void Finish()
    {
        Host.EnableLoop(false);
        Term();
    }

    /// <summary>Walks a path from the current directory.</summary>
    private protected HostPath Resolve(string path, bool follow) => Tree.Resolve(Session.State.CurrentDirectory, path, follow);

    /// <summary><c>NF</c>, <c>AD</c>: the path leads to something.</summary>
    /// <returns>False when it does not; the ERR is sent.</returns>
    private protected bool Reached(HostPath path, string argument) =>
        path.Status == HostPathStatus.Found || Fail(PathRefusal.Of(path.Status, argument));

    private async ValueTask GuardAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (FileFaultException.Describe(failure) is { } text)
        {
            Error($"{text}.");
            Host.CommandFinished();
            Term();
        }
    }
}
