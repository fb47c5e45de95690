using Mrci.Grains.Cluster;
using Orleans;

namespace Mrci.Engine.Orleans.Cluster;

/// <summary>The view of a client: it runs no grains, and learns from its connections that something has changed.</summary>
internal sealed class ClientView : IClusterView, IClusterConnectionStatusObserver
{
    private long _version;

    /// <inheritdoc/>
    public string Site => "";

    /// <inheritdoc/>
    public IReadOnlyList<string> Peers => [];

    /// <inheritdoc/>
    public bool HadPeers => true;

    /// <inheritdoc/>
    public long Version => Volatile.Read(ref _version);

    /// <inheritdoc/>
    public void NotifyClusterConnectionLost() => Interlocked.Increment(ref _version);

    /// <inheritdoc/>
    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered) =>
        Interlocked.Increment(ref _version);
}
