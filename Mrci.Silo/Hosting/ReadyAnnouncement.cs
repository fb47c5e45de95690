using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Mrci.Silo.Hosting;

/// <summary>Says on standard output, in one line, that clients are accepted and where.</summary>
internal sealed class ReadyAnnouncement(MrciEndpoints endpoints) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken) =>
        Console.Out.WriteLineAsync($"mrci ready {string.Join(' ', endpoints.Bound.Select(static endpoint => endpoint.IPEndPoint))}");

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
