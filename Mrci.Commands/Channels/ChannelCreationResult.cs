using Mrci.Grains.Events;

namespace Mrci.Commands.Channels;

/// <summary>Outcome of the creation of a channel.</summary>
/// <param name="Status">Whether it was created, or the first check that failed.</param>
/// <param name="Events">What was published; the acting session applies these itself (P-7.0.3).</param>
public sealed record ChannelCreationResult(ChannelCreationStatus Status, IReadOnlyList<HostEvent> Events);
