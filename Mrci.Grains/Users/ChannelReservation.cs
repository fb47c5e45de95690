using Orleans;

namespace Mrci.Grains.Users;

/// <summary>Room for a channel or invitation that the channel has asked for and not written yet, as far as the user knows (D-709, D-712).</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="AsOwner">The user is to own it.</param>
/// <param name="ReservedUtc">When it was asked for.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.channel-reservation")]
public sealed record ChannelReservation(
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] bool AsOwner,
    [property: Id(2)] DateTimeOffset ReservedUtc);
