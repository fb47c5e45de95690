using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Mrci.Hosting.Endpoints;

/// <summary>Says on standard output, in one line, that clients are accepted and where; and to systemd, if that started this process.</summary>
/// <param name="endpoints">The endpoints.</param>
/// <param name="logger">Told when systemd cannot be.</param>
public sealed class ReadyAnnouncement(MrciEndpoints endpoints, ILoggerFactory logger) : IHostedLifecycleService
{
    private readonly ServiceManager _manager = new(logger.CreateLogger<ServiceManager>());

    /// <inheritdoc/>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync($"mrci ready {string.Join(' ', endpoints.Bound.Select(static endpoint => endpoint.IPEndPoint))}");
        await _manager.TellAsync(ServiceManager.Ready, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => _manager.TellAsync(ServiceManager.Stopping, cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
