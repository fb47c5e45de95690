using Orleans;

namespace Mrci.Grains.Users;

/// <summary>A channel the user has left, so that what was sent before does not bring it back (D-712).</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="ChannelVersion">Version of the channel without the user.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.forgotten-channel")]
public sealed record ForgottenChannel([property: Id(0)] ulong ChannelId, [property: Id(1)] long ChannelVersion);
