using Microsoft.Extensions.Diagnostics.HealthChecks;
using Mrci.Grains.Settings;
using Orleans;

namespace Mrci.Front.Hosting.Engine;

/// <summary>Whether the cluster answers a call of this front, and has been set up.</summary>
internal sealed class ClusterCheck(IGrainFactory grains) : IHealthCheck
{
    /// <summary>Longer than it takes to declare a silo dead and start its grains elsewhere, in one data centre.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await grains.GetGrain<ISettingsGrain>(0).IsInitializedAsync().WaitAsync(cancellationToken)
                ? HealthCheckResult.Healthy("answers")
                : HealthCheckResult.Unhealthy("not set up yet");
        }
        catch (Exception failure) when (failure is OrleansException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("does not answer", failure);
        }
    }
}
