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

        Exit codes: 0 done; 1 a command answered with an error, is unknown, or had to be cancelled; 2 wrong usage; 3 not connected;
        4 connection lost. An interactive session that the user leaves ends with 0.
        """;

    private readonly Argument<HostAddress> _target = new("HOST:PORT")
    {
        Description = "Address of the host; port 35516 when it is left out.",
        CustomParser = ParseTarget,
    };

    private readonly Option<string> _app = new("--app")
    {
        Description = "Application name to introduce itself with.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "mrci",
    };

    private readonly Option<FileInfo?> _pin = new("--pin")
    {
        Description = "Accept only the certificate in this file (PEM or DER). Without --pin and --ca it is taken as the host sends it.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _ca = new("--ca") { Description = "Accept only a certificate that a root of this machine vouches for." };

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
        _root = new RootCommand(About) { _target, _app, _pin, _ca, _commands, _wait };
        _pin.Validators.Add(result => Require(
            result, result.GetValueOrDefault<FileInfo?>() is null or { Exists: true }, "--pin: no such file."));
        _wait.Validators.Add(result => Require(
            result, result.GetValueOrDefault<double>() is >= 0 and <= 86400 * 365, "--wait takes a number of seconds."));
        _root.SetAction((parsed, cancellation) => run(Read(parsed), cancellation));
    }

    /// <summary>Parses and runs; what is wrong goes to <paramref name="error"/> with exit code 2.</summary>
    public async Task<int> InvokeAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        // A word that begins with @ is a word here, not a file of further arguments.
        var parsed = _root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
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

    private CliOptions Read(ParseResult parsed) => new(
        parsed.GetValue(_target),
        parsed.GetValue(_app)!,
        parsed.GetValue(_pin),
        parsed.GetValue(_ca),
        parsed.GetValue(_commands)!,
        TimeSpan.FromSeconds(parsed.GetValue(_wait)));

    private static HostAddress ParseTarget(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!HostAddress.TryParse(text, out var address)) result.AddError($"'{text}' is no HOST:PORT.");
        return address;
    }

    private static void Require(SymbolResult result, bool condition, string message)
    {
        if (!condition) result.AddError(message);
    }
}
