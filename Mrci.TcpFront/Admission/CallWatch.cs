using Microsoft.Extensions.Hosting;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Admission;

/// <summary>Looks once a second for calls to sessions that take long, and has them asked after (P-10.20).</summary>
internal sealed class CallWatch(ConnectionTable connections, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                connections.WatchCalls();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the sessions have been ended.
        }
    }
}
