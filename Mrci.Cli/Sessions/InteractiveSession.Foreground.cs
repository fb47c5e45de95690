using Mrci.Client;
using Mrci.Protocol.Frames;
using Spectre.Console;

namespace Mrci.Cli.Sessions;

internal sealed partial class InteractiveSession
{
    private async Task SubmitAsync()
    {
        var prompt = Prompt;
        _screen.CommitInput(_editor, prompt);
        var line = _editor.Take(remember: _foreground is null);
        if (_foreground is { } run)
        {
            // It may have ended while the line was typed; the line was not meant as a command then.
            if (!run.Completion.IsCompleted) await run.SendAsync(line);
            return;
        }
        if (_endTransfer is not null)
        {
            AnswerTransfer(line);
            return;
        }
        switch (RequestParser.Parse(line, client.Commands))
        {
            case Request.Help: _screen.WriteLine(OwnCommands.HelpText); break;
            case Request.Quit: Leave(ExitCode.Ok, "Leaving."); break;
            case Request.ListCommands: ShowCommands(); break;
            case Request.Invalid invalid: _screen.WriteError(invalid.Message); break;
            case Request.Transfer transfer: StartTransfer(transfer); break;
            case Request.Invocation invocation: await StartAsync(invocation); break;
        }
    }

    private async Task StartAsync(Request.Invocation invocation)
    {
        var run = await client.StartAsync(invocation.CommandId, invocation.Type, invocation.Payload);
        (_foreground, _foregroundName) = (run, invocation.Name);
        _ = FollowAsync(run);
    }

    // Hands the frames of a run to the loop. When the connection ends, that is reported elsewhere.
    private async Task FollowAsync(CommandRun run)
    {
        try
        {
            await foreach (var frame in run.Frames)
                await PostAsync(() => ShowFrame(frame), CancellationToken.None);
            var result = await run.Completion;
            await PostAsync(() => EndForeground(run, result), CancellationToken.None);
        }
        catch (MrciConnectionLostException)
        {
            await PostAsync(_screen.EndLine, CancellationToken.None);
        }
    }

    private void ShowFrame(MrciFrame frame)
    {
        switch (frame.Type)
        {
            case FrameType.Text:
                _screen.WriteText(frame.Text);
                break;
            case FrameType.PrivText:
                _screen.WriteText(frame.Text);
                _editor.IsSecret = true;
                break;
            case FrameType.BigText:
                _screen.WriteLong(frame.Text);
                break;
            case FrameType.Err:
                _screen.WriteError(frame.Text);
                break;
            case FrameType.GenFile:
                _screen.WriteError("The command wants to move a file; end it with Ctrl-C, and say which with -client_file.");
                break;
            default:
                ShowNotice(frame);
                break;
        }
    }

    private void EndForeground(CommandRun run, CommandResult result)
    {
        if (_foreground != run) return;
        _foreground = null;
        // What was being typed in secret must not appear now.
        if (_editor.IsSecret) _editor.Take(remember: false);
        _screen.EndLine();
        if (result.End == CommandEnd.Interrupted)
            _screen.WriteError($"The host has lost and recovered this session; '{_foregroundName}' may or may not have been done.");
        else if (result.End == CommandEnd.Removed)
            _screen.WriteError($"'{_foregroundName}' was taken from this session.");
    }

    private async Task InterruptAsync()
    {
        _screen.CommitInput(_editor, Prompt);
        _editor.Clear();
        if (_endTransfer is { } end)
        {
            await end();
            return;
        }
        if (_foreground is not { Completion.IsCompleted: false } run) return;
        _editor.IsSecret = false;
        if (client.Commands.Contains("term"))
        {
            _ = TerminateAsync(run);
            return;
        }
        // Nobody is logged in, so there is no term; an empty answer cancels a prompt (C-GEN.5).
        await run.SendAsync("");
    }

    private async Task TerminateAsync(CommandRun run)
    {
        try
        {
            var result = await run.TerminateAsync();
            foreach (var error in result.Errors)
                await PostAsync(() => _screen.WriteError(error), CancellationToken.None);
        }
        catch (Exception e) when (e is InvalidOperationException or UnknownCommandException or MrciConnectionLostException)
        {
            await PostAsync(() => _screen.WriteError(e.Message), CancellationToken.None);
        }
    }

    private void ShowCommands()
    {
        var table = new Table().AddColumn("id").AddColumn("name").AddColumn("library");
        foreach (var command in client.Commands.ById.Values)
            table.AddRow($"{command.CommandId}", Markup.Escape(command.Name), Markup.Escape(command.LibraryText));
        _screen.Write(table);
    }
}
