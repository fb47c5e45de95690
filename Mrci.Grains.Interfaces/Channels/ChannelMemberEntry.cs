using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>One row of a <see cref="ChannelMemberList"/>.</summary>
/// <param name="UserId">The user, 64 hex digits.</param>
/// <param name="Pending">An invitation that has not been accepted.</param>
/// <param name="Level">1 to 4.</param>
[GenerateSerializer, Immutable, Alias("mrci.channel-member-entry")]
public sealed record ChannelMemberEntry(
    [property: Id(0)] string UserId,
    [property: Id(1)] bool Pending,
    [property: Id(2)] byte Level);
