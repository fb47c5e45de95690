using Mrci.Domain.Channels;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>A sub-channel of a channel (D-107).</summary>
/// <param name="SubId">Its id in the channel, 0 to 255.</param>
/// <param name="Name">Name as typed.</param>
/// <param name="LowestLevel">Lowest level that may open it, 1 to 5.</param>
/// <param name="Active">Its active-update flag.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.sub-channel")]
public sealed record SubChannelRecord(
    [property: Id(0)] byte SubId,
    [property: Id(1)] string Name,
    [property: Id(2)] ChannelLevel LowestLevel,
    [property: Id(3)] bool Active);
