using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Names a sub-channel (P-3.5).</summary>
/// <param name="ChannelId">Channel id, 1 and up (D-304).</param>
/// <param name="SubId">Sub id, 0 to 255 (D-305).</param>
[GenerateSerializer, Immutable, Alias("mrci.sub-channel-ref")]
public readonly record struct SubChannelRef([property: Id(0)] ulong ChannelId, [property: Id(1)] byte SubId)
{
    /// <summary>Grain and stream key, <c>channelId/subId</c> in decimal (D-604).</summary>
    public string Key => $"{ChannelId}/{SubId}";
}
