using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Admission;

/// <summary>Renews the lease of this front at the session registry (D-613).</summary>
internal sealed class LeaseRenewal(
    SessionRoster roster, TimeProvider time, IOptions<FrontOptions> options, ILogger<LeaseRenewal> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LeaseInterval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RenewAsync();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, and the lease is wanted no longer.
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            await roster.RenewAsync();
        }
        catch (Exception e)
        {
            FrontLog.RenewalFailed(logger, e, roster.Count);
        }
    }
}
