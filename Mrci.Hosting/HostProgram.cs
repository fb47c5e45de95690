using System.Net.Sockets;
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
    private const string Unreadable = "the configuration cannot be read: ";

    // A value of the wrong type is told by a type of exception that says nothing; who threw it does.
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

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

            return Stopped;
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
            return Stopped;
        });
    }

    /// <summary>Does something that may fail for reasons that an operator can mend; those are told in one line on standard error.</summary>
    /// <param name="work">Does it and gives the exit code.</param>
    /// <returns>That exit code, or 1.</returns>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return await work();
        }
        catch (Exception failure) when (Explain(failure) is { } reason)
        {
            await Console.Error.WriteLineAsync($"mrci: {reason}");
            return StartFailed;
        }
    }

    /// <summary>Says in one line what an operator can mend.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <returns>The line; <see langword="null"/> for anything else, which is a defect and keeps its stack trace.</returns>
    public static string? Explain(Exception failure) => failure switch
    {
        StoreException or OptionsValidationException => failure.Message,
        IOException { InnerException: AddressInUseException } => failure.Message.Replace("http://", "", StringComparison.Ordinal),
        IOException or UnauthorizedAccessException or SocketException => failure.Message,
        // The inner one has the place in the file.
        InvalidDataException { InnerException: not null } => $"{Unreadable}{failure.Message} {failure.GetBaseException().Message}",
        FormatException or InvalidDataException or InvalidOperationException { Source: Binder } => $"{Unreadable}{failure.Message}",
        _ => null,
    };

    private static async Task<bool> RunOnceAsync(Func<WebApplication> build)
    {
        await using var host = build();
        await StartAsync(host);
        await host.WaitForShutdownAsync();
        return host.Services.GetService<HostStop>() is { IsRestart: true };
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
}
