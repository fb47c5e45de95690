using Microsoft.Extensions.Logging;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>One line when a front by itself reaches another number of silos.</summary>
internal sealed partial class GatewayLog(ILogger<GatewayLog> logger) : IClusterConnectionStatusObserver
{
    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        if (currentNumberOfGateways < previousNumberOfGateways)
            LogFewer(currentNumberOfGateways, previousNumberOfGateways);
        else
            LogMore(currentNumberOfGateways, previousNumberOfGateways);
    }

    public void NotifyClusterConnectionLost() => LogNone();

    [LoggerMessage(LogLevel.Warning, "{Count} silos are connected, {Before} were")]
    private partial void LogFewer(int count, int before);

    [LoggerMessage(LogLevel.Information, "{Count} silos are connected, {Before} were")]
    private partial void LogMore(int count, int before);

    [LoggerMessage(LogLevel.Error, "No silo is connected; sessions wait until one is")]
    private partial void LogNone();
}
