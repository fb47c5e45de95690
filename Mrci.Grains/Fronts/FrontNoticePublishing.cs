using Mrci.Grains.Streams;
using Orleans;

namespace Mrci.Grains.Fronts;

/// <summary>Tells the front ends what grains know.</summary>
internal static class FrontNoticePublishing
{
    /// <summary>Publishes a notice; ends when the stream has taken it.</summary>
    public static Task PublishAsync(this Grain grain, FrontNotice notice) =>
        grain.GetStreamProvider(StreamNames.Provider).GetStream<FrontNotice>(StreamNames.Fronts).OnNextAsync(notice);
}
