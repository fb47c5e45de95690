using Spectre.Console;

namespace Mrci.Cli.Terminals;

/// <summary>The terminal, or the files, that the process was started with.</summary>
internal sealed class SystemTerminal : ITerminal
{
    private Task<ConsoleKeyInfo?>? _key;
    private Task<string?>? _line;

    public bool IsInputRedirected => System.Console.IsInputRedirected;

    public bool IsOutputRedirected => System.Console.IsOutputRedirected;

    public TextWriter Output => System.Console.Out;

    public TextWriter Error => System.Console.Error;

    public IAnsiConsole Console => AnsiConsole.Console;

    public IAnsiConsole? ProgressConsole { get; } = System.Console.IsErrorRedirected
        ? null
        : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    public int Width => Console.Profile.Width;

    public void TakeControlC() => System.Console.TreatControlCAsInput = true;

    // The console offers blocking reads only. One is under way at most, and what it brings is never lost.
    public async Task<ConsoleKeyInfo?> ReadKeyAsync(CancellationToken cancellation)
    {
        var key = await (_key ??= Task.Run(ReadKey, CancellationToken.None)).WaitAsync(cancellation);
        _key = null;
        return key;
    }

    public async Task<string?> ReadLineAsync(CancellationToken cancellation)
    {
        var line = await (_line ??= Task.Run(System.Console.In.ReadLine, CancellationToken.None)).WaitAsync(cancellation);
        _line = null;
        return line;
    }

    private static ConsoleKeyInfo? ReadKey()
    {
        try
        {
            return System.Console.ReadKey(intercept: true);
        }
        catch (InvalidOperationException)
        {
            // The terminal went away.
            return null;
        }
    }
}
