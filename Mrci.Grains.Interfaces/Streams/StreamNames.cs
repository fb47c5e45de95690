using Mrci.Grains.Channels;
using Orleans.Runtime;

namespace Mrci.Grains.Streams;

/// <summary>The stream provider and the stream ids of the host: the one place where a key becomes a <see cref="StreamId"/>.</summary>
public static class StreamNames
{
    /// <summary>
    /// Name of the stream provider. Not that of a grain storage: Orleans would keep subscriptions there, which the JSON of our states cannot hold.
    /// </summary>
    public const string Provider = "streams";

    /// <summary>Namespace of the streams of casts.</summary>
    public const string CastNamespace = "cast";

    /// <summary>The stream of <see cref="Fronts.FrontNotice"/>: one for all front ends.</summary>
    public static StreamId Fronts { get; } = StreamId.Create("fronts", "0");

    /// <summary>The stream of <see cref="Events.HostEvent"/> that a key names.</summary>
    public static StreamId Of(StreamKey key) => key.Kind switch
    {
        StreamKind.User => StreamId.Create("user", key.Id),
        StreamKind.Group => StreamId.Create("group", key.Id),
        StreamKind.Channel => StreamId.Create("channel", key.Id),
        StreamKind.Front => StreamId.Create("front", key.Id),
        _ => StreamId.Create("host", "0"),
    };

    /// <summary>The stream of <see cref="CastEvent"/> of one sub-channel.</summary>
    public static StreamId Of(SubChannelRef subChannel) => StreamId.Create(CastNamespace, subChannel.Key);
}
