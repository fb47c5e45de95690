using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>How far one sender's casts have come.</summary>
/// <param name="Source">Session id of the sender.</param>
/// <param name="Sequence">The highest of its <see cref="CastEvent.SourceSequence"/>.</param>
[GenerateSerializer, Immutable, Alias("mrci.source-mark")]
public readonly record struct SourceMark([property: Id(0)] string Source, [property: Id(1)] long Sequence);
