using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>What the owner of a sub-channel answers to the question for what was missed.</summary>
/// <param name="Epoch">The owner's epoch, as in <see cref="CastEvent.Epoch"/>.</param>
/// <param name="Head">Number of its last cast; 0 for none yet.</param>
/// <param name="Casts">The casts that were asked for, in order and without gaps. They may begin later, if older ones are gone, and end before <paramref name="Head"/>: ask again.</param>
[GenerateSerializer, Immutable, Alias("mrci.cast-replay")]
public sealed record CastReplay([property: Id(0)] long Epoch, [property: Id(1)] long Head, [property: Id(2)] CastEvent[] Casts);
