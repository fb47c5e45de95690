using Orleans;

namespace Mrci.Grains.Events;

/// <summary>A change of one sub-channel. For the sessions of the channel's members and, but for a new name, those that have it open (P-7.29 to P-7.39).</summary>
/// <param name="Origin">Who caused it.</param>
/// <param name="EntityVersion">Version of the channel after the change.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="SubId">Id of the sub-channel in its channel.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.sub-channel")]
public abstract record SubChannelEvent(
    EventOrigin Origin,
    long EntityVersion,
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] string ChannelName,
    [property: Id(2)] byte SubId)
    : HostEvent(Origin, EntityVersion);
