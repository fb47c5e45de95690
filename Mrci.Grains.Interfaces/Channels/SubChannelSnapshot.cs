using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>One sub-channel of a <see cref="ChannelSnapshot"/>.</summary>
/// <param name="SubId">Its id in the channel, 0 to 255.</param>
/// <param name="Name">Name as stored.</param>
/// <param name="LowestLevel">Lowest level that may open it, 1 to 5.</param>
/// <param name="Active">Its active-update flag.</param>
[GenerateSerializer, Immutable, Alias("mrci.sub-channel-snapshot")]
public sealed record SubChannelSnapshot(
    [property: Id(0)] byte SubId,
    [property: Id(1)] string Name,
    [property: Id(2)] byte LowestLevel,
    [property: Id(3)] bool Active);
