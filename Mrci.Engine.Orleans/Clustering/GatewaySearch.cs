using Microsoft.Extensions.Logging;
using Orleans;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>A front that starts before the silos waits for them.</summary>
internal sealed partial class GatewaySearch(TimeProvider time, ILogger<GatewaySearch> logger) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        LogNoSilo(exception.Message);
        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No silo of the cluster answers yet: {Reason}")]
    private partial void LogNoSilo(string reason);
}
