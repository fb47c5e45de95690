using Mrci.Grains.Channels;

namespace Mrci.TcpFront.Hub;

/// <summary>Where the hub asks for casts that it has missed.</summary>
internal interface ICastOwners
{
    /// <summary>As <see cref="ISubChannelGrain.ReadAsync"/>.</summary>
    Task<CastReplay> ReadAsync(SubChannelRef subChannel, long epoch, long after);
}
