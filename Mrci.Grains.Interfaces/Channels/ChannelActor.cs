using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>Who acts on a channel.</summary>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="OwnerOverride">Whether the session acts as owner of every channel (P-8.5).</param>
/// <param name="Origin">The session that acts, for the events.</param>
[GenerateSerializer, Immutable, Alias("mrci.channel-actor")]
public sealed record ChannelActor(
    [property: Id(0)] string UserId,
    [property: Id(1)] bool OwnerOverride,
    [property: Id(2)] EventOrigin Origin);
