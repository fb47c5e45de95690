namespace Mrci.Domain.Channels;

/// <summary>
/// A read-only flag of a channel (P-8.8, D-108). It needs no existing sub-channel, survives the sub-channel, and dies with the channel.
/// </summary>
/// <param name="SubId">Id of the sub-channel.</param>
/// <param name="Level">Sessions of exactly this effective level may receive but not send.</param>
public readonly record struct ReadOnlyFlag(byte SubId, ChannelLevel Level);
