using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Outcome of a change of a channel.</summary>
/// <param name="Status">Whether it was done, or the first check that failed.</param>
/// <param name="Events">What was published, in order; the acting session applies these itself (P-7.0.3).</param>
[GenerateSerializer, Immutable, Alias("mrci.channel-result")]
public sealed record ChannelResult([property: Id(0)] ChannelStatus Status, [property: Id(1)] HostEvent[] Events)
{
    /// <summary>A failed check.</summary>
    public static ChannelResult Failed(ChannelStatus status) => new(status, []);
}
