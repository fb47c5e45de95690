using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Mrci.Storage;

namespace Mrci.Hosting.Health;

/// <summary>Whether the store answers.</summary>
internal sealed class StoreCheck(Store store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = store.DataSource.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy("answers");
        }
        catch (DbException failure)
        {
            return HealthCheckResult.Unhealthy("does not answer", failure);
        }
    }
}
