using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Mrci.Hosting.Health;

/// <summary>Whether this process accepts clients: from the end of the start to the first word of the stop (P-1.20).</summary>
internal sealed class AcceptanceCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return Task.FromResult(HealthCheckResult.Unhealthy("draining"));

        return Task.FromResult(lifetime.ApplicationStarted.IsCancellationRequested
            ? HealthCheckResult.Healthy("accepting")
            : HealthCheckResult.Unhealthy("starting"));
    }
}
