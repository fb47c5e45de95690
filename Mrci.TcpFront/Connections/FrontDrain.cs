using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;

namespace Mrci.TcpFront.Connections;

/// <summary>
/// Ends all sessions when the host stops (P-1.20), first told, then spread over half the drain time: before any hosted service stops, so while the grains still answer, and bounded.
/// </summary>
internal sealed class FrontDrain(
    ConnectionTable connections, FrontHub hub, TimeProvider time, IOptions<FrontOptions> options, ILogger<FrontDrain> logger)
    : IHostedLifecycleService
{
    // Clients come back at once, each with a password to be checked, which the other fronts must be able to take.
    private const int LeastBatch = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        FrontLog.Draining(logger, connections.Count);
        try
        {
            await DrainAsync(cancellationToken).WaitAsync(options.Value.DrainTimeout, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            FrontLog.DrainTimedOut(logger, connections.Count);
            connections.CutAll();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        var sessions = connections.BeginStop();
        // In half the time at most, so that the last one has as long again to end.
        var steps = (int)(options.Value.DrainTimeout / 2 / Step);
        var batch = Math.Max(LeastBatch, (sessions.Count + steps) / (steps + 1));
        for (var next = 0; next < sessions.Count; next++)
        {
            if (next > 0 && next % batch == 0)
                await Task.Delay(Step, time, cancellationToken);
            sessions[next].Close(CloseReason.HostStopping);
        }

        await connections.WhenClosedAsync();
        await hub.WhenReleasedAsync();
    }
}
