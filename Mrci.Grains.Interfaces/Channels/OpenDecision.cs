using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>The channel's answer to a session that wants to open a sub-channel (P-8.5, P-8.7, P-8.8).</summary>
/// <param name="Status">Whether it may.</param>
/// <param name="SubChannel">The sub-channel; meaningful when allowed, denied, or when it exists.</param>
/// <param name="CanWrite">False when a read-only flag matches the session's level.</param>
/// <param name="Level">Effective level of the session in the channel, 1 to 5.</param>
/// <param name="Active">The sub-channel's active-update flag (P-8.20).</param>
/// <param name="Version">Version of the channel the decision rests on.</param>
/// <param name="UserId">User the decision is for, 64 hex digits; null for nobody.</param>
[GenerateSerializer, Immutable, Alias("mrci.open-decision")]
public sealed record OpenDecision(
    [property: Id(0)] OpenStatus Status,
    [property: Id(1)] SubChannelRef SubChannel,
    [property: Id(2)] bool CanWrite,
    [property: Id(3)] byte Level,
    [property: Id(4)] bool Active,
    [property: Id(5)] long Version,
    [property: Id(6)] string? UserId);
