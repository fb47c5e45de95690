using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Mrci.Grains.Cluster;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Admission;

/// <summary>
/// Gives the sessions of this front a sign of life once in every lease interval (P-10.23). That also shows, for clients that say nothing,
/// that a session is lost (P-10.20). After a change of the cluster, which may be the loss of a silo, all are asked at once and not in the course of an
/// interval. Then they read again in turn what events could have told: those that a lost silo had accepted and not delivered are gone (P-10.24).
/// </summary>
internal sealed class SessionRenewal(
    ConnectionTable connections, LossCount losses, IClusterView cluster, TimeProvider time, IOptions<FrontOptions> options) : BackgroundService
{
    // Many thousand calls at once would delay everybody else's.
    private const int Slices = 16;

    // When one session was lost its silo may be, with many others. Not faster: a recovery costs more than a sign of life.
    private const int Haste = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.LeaseInterval / Slices;
        var known = 0L;
        var hurried = 0;
        var version = cluster.Version;
        var rereads = 0;
        try
        {
            for (var slice = 0; ; slice = (slice + 1) % Slices)
            {
                await Task.Delay(hurried > 0 ? pause / Haste : pause, time, stoppingToken);
                if (cluster.Version != version)
                {
                    version = cluster.Version;
                    hurried = rereads = Slices;
                }

                // Reading again is the dearer part, and can wait until the lost sessions are back.
                connections.RenewSessions(slice, Slices, reread: hurried <= 0 && rereads-- > 0);
                hurried--;
                if (losses.Value == known)
                    continue;
                known = losses.Value;
                hurried = Slices;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the sessions are about to be ended.
        }
    }
}
