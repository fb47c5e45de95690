using Orleans;

namespace Mrci.Grains.Users;

/// <summary>A user's membership of a channel, or an invitation to it.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelName">Name of the channel as stored, at <paramref name="ChannelVersion"/>.</param>
/// <param name="Pending">An invitation that has not been accepted; grants nothing (P-8.9).</param>
/// <param name="Level">1 to 4.</param>
/// <param name="ChannelVersion">Version of the channel this was taken from.</param>
[GenerateSerializer, Immutable, Alias("mrci.membership")]
public sealed record Membership(
    [property: Id(0)] ulong ChannelId,
    [property: Id(1)] string ChannelName,
    [property: Id(2)] bool Pending,
    [property: Id(3)] byte Level,
    [property: Id(4)] long ChannelVersion);
