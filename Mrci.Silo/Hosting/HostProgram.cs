using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Mrci.Silo.Configuration;
using Mrci.Storage;

namespace Mrci.Silo.Hosting;

/// <summary>Runs the host until it is told to stop. A start that fails says why on standard error (exit code 1).</summary>
internal static class HostProgram
{
    private const int Stopped = 0;
    private const int StartFailed = 1;

    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> commandLine)
    {
        try
        {
            await using var host = HostComposition.Build(commandLine);
            await StartAsync(host);
            await host.WaitForShutdownAsync();
            return Stopped;
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            await Console.Error.WriteLineAsync($"mrci: {reason}");
            return StartFailed;
        }
    }

    // Parts that have started are stopped in good order when a later one cannot start.
    private static async Task StartAsync(WebApplication host)
    {
        try
        {
            await host.StartAsync();
        }
        catch
        {
            await host.StopAsync();
            throw;
        }
    }

    // What an operator can mend gets one clear line; anything else is a defect and keeps its stack trace.
    private static string? Explain(Exception failure) => failure switch
    {
        StoreException or OptionsValidationException => failure.Message,
        IOException { InnerException: AddressInUseException } => failure.Message.Replace("http://", "", StringComparison.Ordinal),
        IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException => failure.Message,
        FormatException or InvalidDataException => $"the configuration cannot be read: {failure.Message}",
        _ => null,
    };
}
