using System.CommandLine;
using System.CommandLine.Parsing;

namespace Mrci.Cli;

/// <summary>What may stand on the command line of <c>mrci</c>, and its help.</summary>
internal sealed class CommandLineSyntax
{
    private const string About = """
        Terminal client for MRCI hosts.

        Without -c and at a terminal it is interactive: command lines, Tab completes, Ctrl-C ends the running command, Ctrl-D leaves.
        Lines that begin with a colon are its own (:help lists them); everything else goes to the host.

        With -c, or when standard input or output is no terminal, it runs the command lines of -c in their order, or those on standard
        input, each when the one before is finished. Prompts are answered with the next lines of standard input. A prompt for a secret is
        recognised as such. Any other prompt looks like output: when a command has sent output, is silent for 300 ms, and standard input
        has one more line, that line is sent. When standard input has ended, a secret prompt is cancelled with an empty answer, and a
        command that has been silent for 10 s after its output is terminated. Errors and prompts go to standard error.

        mrci get and mrci put move one file; mrci get --help tells more.

        Exit codes: 0 done; 1 a command answered with an error, is unknown, or had to be cancelled; 2 wrong usage; 3 not connected;
        4 connection lost. An interactive session that the user leaves ends with 0.
        """;

    private readonly ConnectionSyntax _connection = new();

    private readonly Option<string[]> _commands = new("-c", "--command")
    {
        Description = "Run this command line; may be repeated.",
        HelpName = "COMMAND LINE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<double> _wait = new("--wait")
    {
        Description = "Go on printing notifications this long after the last command; not for interactive use.",
        HelpName = "SECONDS",
    };

    private readonly RootCommand _root;

    public CommandLineSyntax(Func<CliOptions, CancellationToken, Task<int>> run)
    {
        _root = new RootCommand(About) { _connection.Target };
        foreach (var option in (Option[])[.. _connection.Options, _commands, _wait])
            _root.Options.Add(option);
        _wait.Validators.Add(result => Require(
            result, result.GetValueOrDefault<double>() is >= 0 and <= 86400 * 365, "--wait takes a number of seconds."));
        _root.SetAction((parsed, cancellation) => run(Read(parsed), cancellation));
    }

    /// <summary>Parses and runs; what is wrong goes to <paramref name="error"/> with exit code 2.</summary>
    public Task<int> InvokeAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error) =>
        InvokeAsync(_root, arguments, output, error);

    /// <summary>Parses and runs a command line; what is wrong goes to <paramref name="error"/> with exit code 2.</summary>
    public static async Task<int> InvokeAsync(RootCommand root, IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        // A word that begins with @ is a word here, not a file of further arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        foreach (var wrong in parsed.Errors)
            await error.WriteLineAsync($"mrci: {wrong.Message}");
        await error.WriteLineAsync("mrci: --help shows the usage.");
        return ExitCode.Usage;
    }

    private CliOptions Read(ParseResult parsed) => _connection.Read(parsed) with
    {
        Commands = parsed.GetValue(_commands)!,
        Wait = TimeSpan.FromSeconds(parsed.GetValue(_wait)),
    };

    private static void Require(SymbolResult result, bool condition, string message)
    {
        if (!condition) result.AddError(message);
    }
}
