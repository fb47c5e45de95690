using Mrci.Grains.Channels;
using Orleans;

namespace Mrci.TcpFront.Hub;

/// <summary>The owners of the cluster.</summary>
internal sealed class ClusterCastOwners(IGrainFactory grains) : ICastOwners
{
    /// <inheritdoc/>
    public Task<CastReplay> ReadAsync(SubChannelRef subChannel, long epoch, long after) =>
        grains.GetGrain<ISubChannelGrain>(subChannel.Key).ReadAsync(epoch, after);
}
