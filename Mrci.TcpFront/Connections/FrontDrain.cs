using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;

namespace Mrci.TcpFront.Connections;

/// <summary>
/// Ends all sessions when the host stops (P-1.20): before any hosted service stops, so while the grains still answer, and bounded.
/// </summary>
internal sealed class FrontDrain(
    ConnectionTable connections, FrontHub hub, TimeProvider time, IOptions<FrontOptions> options, ILogger<FrontDrain> logger)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        FrontLog.Draining(logger, connections.Count);
        connections.CloseAll();
        try
        {
            await WhenDrainedAsync().WaitAsync(options.Value.DrainTimeout, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            FrontLog.DrainTimedOut(logger, connections.Count);
            connections.CutAll();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task WhenDrainedAsync()
    {
        await connections.WhenClosedAsync();
        await hub.WhenReleasedAsync();
    }
}
