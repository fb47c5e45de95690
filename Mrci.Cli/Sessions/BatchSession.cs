using Mrci.Cli.Display;
using Mrci.Cli.Terminals;
using Mrci.Cli.Transfers;
using Mrci.Client;
using Mrci.Protocol.Frames;

namespace Mrci.Cli.Sessions;

/// <summary>Runs command lines without a user: those of <c>-c</c>, or the lines of standard input.</summary>
internal sealed class BatchSession(MrciClient client, ITerminal terminal, TimeProvider time, CliOptions options)
{
    // Standard input has ended and a command waits, or so it seems. term does nothing to one that is merely slow (P-5.10).
    private static readonly TimeSpan PatienceAtEndOfInput = TimeSpan.FromSeconds(10);

    private readonly BatchOutput _output = new(terminal);
    private readonly AnswerSource _answers = new(terminal);
    private int _exitCode = ExitCode.Ok;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        _output.Report(
            $"{options.Target}, version {client.HostVersion}, session {client.SessionId}, encrypted: {Encryption.Describe(client)}");
        await client.WaitReadyAsync(cancellation);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var listening = ListenAsync(ended.Token);

        await RunLinesAsync(cancellation);
        var isLost = await ListenOnAsync(cancellation);

        await ended.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (client.TryReadNotification(out var frame)) Show(frame);
        _output.EndLine();
        return isLost ? ExitCode.ConnectionLost : _exitCode;
    }

    private async Task RunLinesAsync(CancellationToken cancellation)
    {
        var given = new Queue<string>(options.Commands);
        while (await NextLineAsync(given, cancellation) is { } line)
        {
            // The command before may have changed the list of commands.
            await client.SynchronizeAsync(cancellation);
            switch (RequestParser.Parse(line, client.Commands))
            {
                case Request.Quit: return;
                case Request.Help: _output.WriteLine(OwnCommands.HelpText); break;
                case Request.ListCommands: ListCommands(); break;
                case Request.Invalid invalid: Fail(invalid.Message); break;
                case Request.Transfer transfer: await MoveAsync(transfer, cancellation); break;
                case Request.Invocation invocation: await InvokeAsync(invocation, cancellation); break;
            }
        }
    }

    private async Task<string?> NextLineAsync(Queue<string> given, CancellationToken cancellation) =>
        options.Commands.Count == 0 ? await terminal.ReadLineAsync(cancellation) : given.TryDequeue(out var line) ? line : null;

    private async Task InvokeAsync(Request.Invocation invocation, CancellationToken cancellation)
    {
        var run = await client.StartAsync(invocation.CommandId, invocation.Type, invocation.Payload, cancellation);
        var result = await run.ConverseAsync(
            (kind, stop) => AnswerAsync(run, invocation.Name, kind, stop), frame => ShowOutput(run, frame), cancellation);
        _output.EndLine();
        if (result.IsError) _exitCode = ExitCode.CommandFailed;
        if (result.End == CommandEnd.Interrupted)
            Fail($"the host has lost and recovered this session; '{invocation.Name}' may or may not have been done");
        else if (result.End == CommandEnd.Removed)
            Fail($"'{invocation.Name}' was taken from this session");
    }

    private async Task MoveAsync(Request.Transfer transfer, CancellationToken cancellation)
    {
        try
        {
            var moved = 0L;
            await new TransferBar(terminal).ShowAsync(
                transfer.Name,
                async bar => moved = await new LineTransfer(client, transfer) { Sized = bar.Start, Progress = bar.Advance, Overwrite = OverwriteAsync }
                    .RunAsync(cancellation));
            _output.WriteLine($"{moved} bytes");
        }
        catch (Exception e) when (e is FileTransferException or UnknownCommandException or IOException or UnauthorizedAccessException)
        {
            Fail(e.Message);
        }
    }

    private async Task<bool> OverwriteAsync(string question, CancellationToken cancellation)
    {
        _output.WritePrompt(question);
        return string.Equals(await _answers.ReadAsync(PromptKind.Text, cancellation), "y", StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string?> AnswerAsync(CommandRun run, string name, PromptKind kind, CancellationToken cancellation)
    {
        if (await _answers.ReadAsync(kind, cancellation) is { } line) return line;
        if (kind == PromptKind.Private)
        {
            Fail($"no more input for the prompt of '{name}'; it is cancelled");
            return null;
        }
        await Task.Delay(PatienceAtEndOfInput, time, cancellation);
        Fail($"no more input, and '{name}' seems to wait for some; it is ended");
        // Without a login there is no term; an empty answer cancels too (C-GEN.5).
        if (!client.Commands.Contains("term")) return "";
        await run.TerminateAsync(cancellation);
        return null;
    }

    private void ShowOutput(CommandRun run, MrciFrame frame)
    {
        switch (frame.Type)
        {
            case FrameType.Text: _output.Write(frame.Text); break;
            case FrameType.BigText: _output.WriteLong(frame.Text); break;
            case FrameType.PrivText: _output.WritePrompt(frame.Text); break;
            case FrameType.Err: _output.WriteError(frame.Text); break;
            case FrameType.GenFile:
                Fail("the command wants to move a file; say which with -client_file");
                _ = TerminateQuietlyAsync(run);
                break;
            default: Show(frame); break;
        }
    }

    // Called from within the dialogue, which ends by the IDLE that this brings about.
    private static async Task TerminateQuietlyAsync(CommandRun run) =>
        await ((Task)run.TerminateAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    // True when the connection was lost before the time was over.
    private async Task<bool> ListenOnAsync(CancellationToken cancellation)
    {
        try
        {
            if (options.Wait > TimeSpan.Zero) await client.Completion.WaitAsync(options.Wait, time, cancellation);
            else await client.SynchronizeAsync(cancellation);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (MrciConnectionLostException)
        {
            // All commands have got their IDLE; close_host, for one, ends the connection.
            return false;
        }
        if (options.Wait == TimeSpan.Zero) return false;
        _output.Report(new MrciConnectionLostException(client.CloseReason).Message);
        return true;
    }

    private async Task ListenAsync(CancellationToken cancellation)
    {
        await foreach (var frame in client.Notifications.WithCancellation(cancellation))
            Show(frame);
    }

    private void Show(MrciFrame frame)
    {
        if (frame.Type == FrameType.Idle) return;
        var notice = NoticeWriter.Write(frame);
        if (notice.IsError) _output.WriteError(notice.Text);
        else if (notice.IsLong) _output.WriteLong(notice.Text);
        else _output.WriteLine(notice.Text);
    }

    private void ListCommands()
    {
        foreach (var command in client.Commands.ById.Values)
            _output.WriteLine($"{command.CommandId}\t{command.Name}\t{command.LibraryText}");
    }

    private void Fail(string message)
    {
        _output.Report(message);
        _exitCode = ExitCode.CommandFailed;
    }
}
