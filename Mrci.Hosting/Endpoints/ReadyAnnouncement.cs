using Microsoft.Extensions.Hosting;

namespace Mrci.Hosting.Endpoints;

/// <summary>Says on standard output, in one line, that clients are accepted and where.</summary>
/// <param name="endpoints">The endpoints.</param>
public sealed class ReadyAnnouncement(MrciEndpoints endpoints) : IHostedLifecycleService
{
    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) =>
        Console.Out.WriteLineAsync($"mrci ready {string.Join(' ', endpoints.Bound.Select(static endpoint => endpoint.IPEndPoint))}");

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
