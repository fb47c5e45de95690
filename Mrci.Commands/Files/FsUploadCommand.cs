using Mrci.Commands.Files.Nodes;
using Mrci.Commands.Files.Paths;
using Mrci.Commands.Transfers;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Files;

/// <summary>Stores one file on the host (C-fs_upload.1, P-3.24, P-3.26).</summary>
/// <param name="session">The session that the command belongs to.</param>
public sealed class FsUploadCommand(ISessionContext session) : UploadCommand("fs_upload", session)
{
    private GenFileArguments _arguments = new();
    private string _directory = "/";
    private UploadTarget? _target;
    private bool _isComplete;

    /// <inheritdoc />
    protected override string Help =>
        """
        Stores a file of yours on the host. It is there when all of it has come, and until then the host has the old one, if any.

        -remote_file (text)   its path on the host.
        -len (int)            how many bytes you send.
        -client_file (text)   its path at your end; for your client.
        -offset (int)         where in the file of the host your bytes go; without it at its start.
        -truncate             an existing file is emptied first. Otherwise what your bytes do not cover stays.
        -force                an existing file is changed without asking.
        -single_step          each part is asked for before it is sent.
        """;

    /// <inheritdoc />
    protected override void Reset()
    {
        _target?.Dispose();
        (_target, _isComplete) = (null, false);
    }

    /// <inheritdoc />
    protected override ValueTask StartAsync(ArgumentLine line)
    {
        if (!Given(line, "-remote_file", out var remote) || !Given(line, "-len", out _))
            return ValueTask.CompletedTask;
        var status = GenFileArguments.TryParse(line, out var arguments);
        if (!Valid("-offset", status != GenFileArgumentsStatus.BadOffset)
            || !Valid("-len", status == GenFileArgumentsStatus.Ok)
            || !Valid("-len", arguments!.Length!.Value <= long.MaxValue - arguments.Offset))
        {
            return ValueTask.CompletedTask;
        }

        _arguments = arguments with { RemoteFile = remote };
        _directory = Session.State.CurrentDirectory;
        return GuardAsync(BeginAsync);
    }

    /// <inheritdoc />
    protected override ValueTask AnswerAsync(string answer)
    {
        if (answer.Equals("y", StringComparison.OrdinalIgnoreCase))
        {
            Host.EnableMoreInput(false);
            return GuardAsync(() => OpenAsync(Resolve(), mayReplace: true));
        }

        if (answer.Length == 0 || answer.Equals("n", StringComparison.OrdinalIgnoreCase))
            Host.EnableMoreInput(false);
        else
            AskWhether();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override async ValueTask<bool> StoreAsync(ReadOnlyMemory<byte> data, long position)
    {
        try
        {
            await _target!.WriteAsync(data, position);
            return true;
        }
        catch (Exception failure) when (FileFaultException.Describe(failure) is { } text)
        {
            return Fail($"{text}.");
        }
    }

    /// <inheritdoc />
    protected override ValueTask CompleteAsync()
    {
        _isComplete = true;
        Host.EnableLoop(true);
        return TurnAsync();
    }

    /// <inheritdoc />
    protected override ValueTask TurnAsync() => GuardAsync(_isComplete ? FinishAsync : PrepareAsync);

    /// <inheritdoc />
    protected override ValueTask UnexpectedAsync(ReadOnlyMemory<byte> data)
    {
        // P-3.22: before the empty frame of the host there is nothing to send; what came too early would be missing later.
        if (!_isComplete && !data.IsEmpty)
            End("the host was not ready for data yet.");
        return ValueTask.CompletedTask;
    }

    private HostPath Resolve() => new FileTree(Session.Facts.Files).Resolve(_directory, _arguments.RemoteFile!, follow: true);

    private ValueTask BeginAsync()
    {
        var path = Resolve();
        if (path.Status is HostPathStatus.Outside)
        {
            path.Dispose();
            Fail(PathRefusal.Of(path.Status, "-remote_file"));
            return ValueTask.CompletedTask;
        }

        Accept(_arguments.Length!.Value, _arguments.SingleStep);
        if (path.Status != HostPathStatus.Found || _arguments.Force)
            return OpenAsync(path, _arguments.Force);
        path.Dispose();
        AskWhether();
        return ValueTask.CompletedTask;
    }

    private ValueTask OpenAsync(HostPath path, bool mayReplace)
    {
        _target = UploadTarget.Open(path, _arguments, Length, mayReplace);
        return PrepareAsync();
    }

    private async ValueTask PrepareAsync()
    {
        if (!await _target!.PrepareAsync())
        {
            Host.EnableLoop(true);
            return;
        }

        Host.EnableLoop(false);
        await ReadyAsync();
    }

    private async ValueTask FinishAsync()
    {
        if (!await _target!.CompleteAsync(Session.Time))
            return;
        Host.EnableLoop(false);
        Term();
    }

    private void AskWhether() => Ask($"\n{_arguments.RemoteFile} exists already. Overwrite it (y/n)? ");

    private async ValueTask GuardAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (FileFaultException.Describe(failure) is { } text)
        {
            End($"{text}.");
        }
    }

    private void End(string error)
    {
        Error(error);
        Host.CommandFinished();
        Term();
    }
}
