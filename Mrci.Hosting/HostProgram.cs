using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Mrci.Hosting.Control;
using Mrci.Storage;

namespace Mrci.Hosting;

/// <summary>
/// Runs a program of the host until it is told to stop, anew as often as it is told to restart (P-1.20). A start that fails says why on standard
/// error (exit code 1).
/// </summary>
public static class HostProgram
{
    private const int Stopped = 0;
    private const int StartFailed = 1;

    /// <summary>Runs.</summary>
    /// <param name="build">Puts the program together.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(Func<WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return GuardAsync(async () =>
        {
            while (await RunOnceAsync(build))
            {
                // Once more, with the configuration as it is then.
            }
        });
    }

    /// <summary>Starts a program, does one thing with it, and stops it.</summary>
    /// <param name="build">Puts the program together.</param>
    /// <param name="work">What to do.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(Func<WebApplication> build, Func<WebApplication, Task> work)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(work);
        return GuardAsync(async () =>
        {
            await using var host = build();
            await StartAsync(host);
            await work(host);
            await host.StopAsync();
        });
    }

    private static async Task<bool> RunOnceAsync(Func<WebApplication> build)
    {
        await using var host = build();
        await StartAsync(host);
        await host.WaitForShutdownAsync();
        return host.Services.GetService<HostStop>() is { IsRestart: true };
    }

    private static async Task<int> GuardAsync(Func<Task> run)
    {
        try
        {
            await run();
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
            // Parts that have not started may refuse to stop. The host logs that; what counts is why the start failed.
            await host.StopAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
