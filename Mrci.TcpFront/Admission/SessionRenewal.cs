using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Admission;

/// <summary>
/// Gives the sessions of this front a sign of life once in every lease interval (P-10.23). That also shows, for clients that say nothing,
/// that a session is lost (P-10.20).
/// </summary>
internal sealed class SessionRenewal(ConnectionTable connections, TimeProvider time, IOptions<FrontOptions> options) : BackgroundService
{
    // Many thousand calls at once would delay everybody else's.
    private const int Slices = 16;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LeaseInterval / Slices, time);
        try
        {
            for (var slice = 0; await timer.WaitForNextTickAsync(stoppingToken); slice = (slice + 1) % Slices)
                connections.RenewSessions(slice, Slices);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the sessions are about to be ended.
        }
    }
}
