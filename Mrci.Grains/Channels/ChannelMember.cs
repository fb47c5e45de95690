using Mrci.Domain.Channels;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>A member of a channel, or an invited user (D-106).</summary>
/// <param name="Level">1 to 4.</param>
/// <param name="Pending">An invitation that has not been accepted.</param>
/// <param name="SinceUtc">Since when the user is a member, or invited; a change of level keeps it.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.channel-member")]
public sealed record ChannelMember(
    [property: Id(0)] ChannelLevel Level,
    [property: Id(1)] bool Pending,
    [property: Id(2)] DateTimeOffset SinceUtc)
{
    /// <summary>Makes a row.</summary>
    /// <param name="membership">What the row says.</param>
    /// <param name="sinceUtc">Now.</param>
    /// <returns>The row.</returns>
    public static ChannelMember Of(ChannelMembership membership, DateTimeOffset sinceUtc) =>
        new(membership.Level, membership.IsPending, sinceUtc);

    /// <summary>What the row says.</summary>
    /// <returns>Level and state of the invitation.</returns>
    public ChannelMembership ToMembership() => new(Level, Pending);
}
