using Spectre.Console;

namespace Mrci.Cli.Terminals;

/// <summary>What the program knows of the terminal it runs in.</summary>
internal interface ITerminal
{
    bool IsInputRedirected { get; }

    bool IsOutputRedirected { get; }

    /// <summary>Standard output, for text that must come out as it is.</summary>
    TextWriter Output { get; }

    TextWriter Error { get; }

    /// <summary>Standard output, for what is laid out and coloured.</summary>
    IAnsiConsole Console { get; }

    /// <summary>Standard error, for progress; null when that is no terminal, so that nobody would see it move.</summary>
    IAnsiConsole? ProgressConsole { get; }

    /// <summary>Cells in a line.</summary>
    int Width { get; }

    /// <summary>Makes Ctrl-C an ordinary key instead of the end of the process.</summary>
    void TakeControlC();

    /// <summary>The next key; null when there will be none. A key that comes after the wait was cancelled is for the next call.</summary>
    Task<ConsoleKeyInfo?> ReadKeyAsync(CancellationToken cancellation);

    /// <summary>The next line of standard input; null at its end. One that comes after the wait was cancelled is for the next call.</summary>
    Task<string?> ReadLineAsync(CancellationToken cancellation);
}
