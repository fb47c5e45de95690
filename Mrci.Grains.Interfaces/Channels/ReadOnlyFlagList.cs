using Mrci.Domain.Channels;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Read-only flags of a channel, as one session may see them.</summary>
/// <param name="ChannelName">Name of the channel as stored.</param>
/// <param name="Flags">The flags by sub-channel and level.</param>
[GenerateSerializer, Immutable, Alias("mrci.read-only-flag-list")]
public sealed record ReadOnlyFlagList([property: Id(0)] string ChannelName, [property: Id(1)] ReadOnlyFlag[] Flags);
