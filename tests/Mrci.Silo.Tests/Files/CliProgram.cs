using System.Diagnostics;
using Mrci.Silo.Tests.Hosts;

namespace Mrci.Silo.Tests.Files;

/// <summary>The real <c>mrci</c> as a process, as a script runs it.</summary>
internal static class CliProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="input">Standard input.</param>
    /// <param name="arguments">Command line.</param>
    /// <returns>Exit code, standard output, standard error.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Programs.Cli, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().Within($"the end of mrci {string.Join(' ', arguments)}");
        return (process.ExitCode, await output, await errors);
    }
}
