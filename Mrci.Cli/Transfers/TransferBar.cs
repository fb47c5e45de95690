using Mrci.Cli.Terminals;
using Spectre.Console;

namespace Mrci.Cli.Transfers;

/// <summary>Shows how far a transfer is, on standard error and only if that is a terminal: standard output is for results.</summary>
internal sealed class TransferBar(ITerminal terminal)
{
    private ProgressTask? _task;

    /// <summary>Says how many bytes are to be moved.</summary>
    public void Start(long bytes)
    {
        if (_task is null) return;
        _task.MaxValue = Math.Max(1, bytes);
        if (bytes == 0) _task.Value = 1;
        _task.IsIndeterminate = false;
    }

    /// <summary>Says how many bytes have been moved.</summary>
    public void Advance(long bytes)
    {
        if (_task is not null) _task.Value = bytes;
    }

    /// <summary>Shows the bar as long as something runs.</summary>
    public Task ShowAsync(string name, Func<TransferBar, Task> run)
    {
        if (terminal.ProgressConsole is not { } console) return run(this);
        return console.Progress()
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn(),
                new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                _task = context.AddTask(Markup.Escape(Display.SafeText.Clean(name)));
                _task.IsIndeterminate = true;
                await run(this);
            });
    }
}
