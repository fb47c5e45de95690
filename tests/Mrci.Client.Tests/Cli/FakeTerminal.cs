using System.Threading.Channels;
using Mrci.Cli.Terminals;
using Spectre.Console;

namespace Mrci.Client.Tests.Cli;

internal sealed class FakeTerminal : ITerminal
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Channel<ConsoleKeyInfo> _keys = Channel.CreateUnbounded<ConsoleKeyInfo>();

    private FakeTerminal(bool isInteractive)
    {
        IsInputRedirected = IsOutputRedirected = !isInteractive;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Output),
        });
        Console.Profile.Width = Width;
    }

    public bool IsInputRedirected { get; }

    public bool IsOutputRedirected { get; }

    public WatchedWriter Output { get; } = new();

    public WatchedWriter Error { get; } = new();

    public IAnsiConsole Console { get; }

    public IAnsiConsole? ProgressConsole => null;

    public int Width => 100;

    public bool HasControlC { get; private set; }

    TextWriter ITerminal.Output => Output;

    TextWriter ITerminal.Error => Error;

    /// <summary>Standard input holds these lines and then ends.</summary>
    public static FakeTerminal Redirected(params string[] lines)
    {
        var terminal = new FakeTerminal(isInteractive: false);
        foreach (var line in lines) terminal._lines.Writer.TryWrite(line);
        terminal._lines.Writer.Complete();
        return terminal;
    }

    public static FakeTerminal Interactive() => new(isInteractive: true);

    public void TakeControlC() => HasControlC = true;

    public void Type(string text)
    {
        foreach (var c in text) _keys.Writer.TryWrite(Keys.Of(c));
    }

    public void Press(ConsoleKey key, bool control = false) => _keys.Writer.TryWrite(Keys.Of(key, control));

    public async Task<ConsoleKeyInfo?> ReadKeyAsync(CancellationToken cancellation) =>
        await _keys.Reader.WaitToReadAsync(cancellation) && _keys.Reader.TryRead(out var key) ? key : null;

    public async Task<string?> ReadLineAsync(CancellationToken cancellation) =>
        await _lines.Reader.WaitToReadAsync(cancellation) && _lines.Reader.TryRead(out var line) ? line : null;
}
