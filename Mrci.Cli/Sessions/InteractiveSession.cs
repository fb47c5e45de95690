using System.Threading.Channels;
using Mrci.Cli.Display;
using Mrci.Cli.Editing;
using Mrci.Cli.Terminals;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Spectre.Console;

namespace Mrci.Cli.Sessions;

/// <summary>A user at a terminal. Keys, frames, and the end of the connection take turns, one after the other, on one loop.</summary>
internal sealed partial class InteractiveSession(MrciClient client, ITerminal terminal, HostAddress target)
{
    private const string IdlePrompt = "mrci> ";

    // Enough to keep the terminal busy; who produces faster waits.
    private readonly Channel<Func<Task>> _turns = Channel.CreateBounded<Func<Task>>(256);
    private readonly LineEditor _editor = new(new History());
    private readonly Screen _screen = new(terminal);
    private CommandRun? _foreground;
    private string _foregroundName = "";
    private int? _exitCode;

    private string Prompt => _transferLine is { } line ? line.Text : _foreground is null ? IdlePrompt : "";

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        terminal.TakeControlC();
        ShowBanner();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] sources = [ReadKeysAsync(ended.Token), ReadNotificationsAsync(ended.Token), WatchConnectionAsync(ended.Token)];
        while (_exitCode is null)
        {
            _screen.ShowInput(_editor, Prompt);
            var turn = await _turns.Reader.ReadAsync(cancellation);
            await TakeTurnAsync(turn);
        }
        await ended.CancelAsync();
        await Task.WhenAll(sources).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _exitCode.Value;
    }

    private async Task TakeTurnAsync(Func<Task> turn)
    {
        try
        {
            await turn();
        }
        catch (MrciConnectionLostException e)
        {
            Leave(ExitCode.ConnectionLost, e.Message);
        }
        catch (Exception e) when (e is InvalidOperationException or UnknownCommandException or ArgumentException)
        {
            _screen.WriteError(e.Message);
        }
    }

    private void ShowBanner()
    {
        var facts = new Grid().AddColumn().AddColumn();
        facts.AddRow("host", Markup.Escape(target.ToString()));
        facts.AddRow("version", client.HostVersion.ToString());
        facts.AddRow("session", client.SessionId.ToString());
        facts.AddRow("encrypted", Encryption.Describe(client));
        _screen.Write(new Panel(facts).Header("MRCI").Collapse());
        _screen.WriteLine($"{OwnCommands.Help} tells what can be typed here.");
    }

    private async Task ReadKeysAsync(CancellationToken cancellation)
    {
        while (await terminal.ReadKeyAsync(cancellation) is { } key)
            await PostAsync(() => OnKeyAsync(key), cancellation);
        await PostAsync(() => Leave(ExitCode.Ok, "The input has ended; leaving."), cancellation);
    }

    private async Task ReadNotificationsAsync(CancellationToken cancellation)
    {
        await foreach (var frame in client.Notifications.WithCancellation(cancellation))
            await PostAsync(() => ShowNotice(frame), cancellation);
    }

    private async Task WatchConnectionAsync(CancellationToken cancellation)
    {
        var reason = await client.Completion.WaitAsync(cancellation);
        await PostAsync(() => Leave(ExitCode.ConnectionLost, new MrciConnectionLostException(reason).Message), cancellation);
    }

    private ValueTask PostAsync(Func<Task> turn, CancellationToken cancellation) => _turns.Writer.WriteAsync(turn, cancellation);

    private ValueTask PostAsync(Action turn, CancellationToken cancellation) =>
        PostAsync(
            () =>
            {
                turn();
                return Task.CompletedTask;
            },
            cancellation);

    private async Task OnKeyAsync(ConsoleKeyInfo key)
    {
        switch (_editor.Apply(key))
        {
            case EditOutcome.Submit: await SubmitAsync(); break;
            case EditOutcome.Interrupt: await InterruptAsync(); break;
            case EditOutcome.EndOfInput: Leave(ExitCode.Ok, "Leaving."); break;
            case EditOutcome.Complete: Complete(); break;
            case EditOutcome.ClearScreen: _screen.Clear(); break;
        }
    }

    private void Complete()
    {
        if (_foreground is not null || _endTransfer is not null) return;
        var completion = Completion.Of(_editor.Text, _editor.Cursor, client.Commands.ByName.Keys);
        if (completion.Candidates.Count > 1 && string.Equals(completion.Text, _editor.Text, StringComparison.Ordinal))
            _screen.WriteLine(string.Join("  ", completion.Candidates));
        _editor.Set(completion.Text, completion.Cursor);
    }

    private void ShowNotice(MrciFrame frame)
    {
        // The IDLE of a command that was ended by other means.
        if (frame.Type != FrameType.Idle) _screen.WriteNotice(NoticeWriter.Write(frame));
    }

    private void Leave(int exitCode, string message)
    {
        if (_exitCode is not null) return;
        _editor.Clear();
        _screen.EndLine();
        if (exitCode == ExitCode.Ok)
            _screen.WriteLine(message);
        else
            _screen.WriteError(message);
        _exitCode = exitCode;
    }
}
