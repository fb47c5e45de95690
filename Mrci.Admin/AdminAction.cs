using Mrci.Storage;
using Mrci.Storage.Backups;

namespace Mrci.Admin;

/// <summary>Runs what a command does, and tells what came of it.</summary>
internal static class AdminAction
{
    /// <summary>Prints the answer of the work, or why there is none.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Func<Task<string>> work, TextWriter output, TextWriter error)
    {
        try
        {
            await output.WriteLineAsync(await work());
            return ExitCode.Ok;
        }
        catch (Exception exception) when (exception is StoreException or BackupException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"mrci-admin: {exception.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("mrci-admin: cancelled; nothing was changed.");
            return ExitCode.Failed;
        }
    }

    /// <summary>A summary in words.</summary>
    public static string Describe(BackupSummary summary) =>
        $"{summary.States} state(s), {summary.Reminders} reminder(s), {summary.ProtectionKeys} key(s), "
        + $"{summary.ModuleFiles} piece(s) of module files, "
        + $"{summary.AuthLog + summary.ActivityLog + summary.DebugLog} log row(s), SHA-256 {summary.Sha256}";
}
