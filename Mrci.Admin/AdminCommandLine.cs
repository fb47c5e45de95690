using System.CommandLine;

namespace Mrci.Admin;

/// <summary>The command line of <c>mrci-admin</c>.</summary>
/// <param name="time">Clock of the backup's header.</param>
internal sealed class AdminCommandLine(TimeProvider time)
{
    private const string About = """
        Tools for the store of an MRCI host.

        A store is named by --data DIR (the SQLite store in that directory) or by --provider and --connection. The connection string can
        also be in the environment variable Mrci__Storage__ConnectionString, as for the host; there other users do not see its password.

        Exit codes: 0 done; 1 not done, standard error says why; 2 wrong usage.
        """;

    /// <summary>Parses and runs; what is wrong goes to <paramref name="error"/>.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> InvokeAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand(About)
        {
            BackupCommand.Create(time),
            RestoreCommand.Create(time),
        };
        // A word that begins with @ is a word here, not a file of further arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count == 0)
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }

        foreach (var wrong in parsed.Errors)
            await error.WriteLineAsync($"mrci-admin: {wrong.Message}");
        await error.WriteLineAsync("mrci-admin: --help shows the usage.");
        return ExitCode.Usage;
    }
}
