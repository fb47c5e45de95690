using Mrci.Grains.Streams;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>Publishes the events of grains.</summary>
internal static class HostEventPublishing
{
    /// <summary>Publishes an event; ends when the stream has taken it.</summary>
    public static Task PublishAsync(this Grain grain, StreamKey stream, HostEvent hostEvent) =>
        grain.GetStreamProvider(StreamNames.Provider).GetStream<HostEvent>(StreamNames.Of(stream)).OnNextAsync(hostEvent);
}
