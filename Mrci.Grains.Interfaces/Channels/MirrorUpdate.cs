using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>What an owner adds to its mirror.</summary>
/// <param name="Generation">The owner: each new one has a higher number.</param>
/// <param name="Epoch">Epoch of the casts.</param>
/// <param name="After">Number of the cast before the first one.</param>
/// <param name="Casts">The casts, in order and without gaps; may be empty.</param>
/// <param name="Sources">Not null: this is all the owner knows, and replaces what the mirror has.</param>
[GenerateSerializer, Immutable, Alias("mrci.mirror-update")]
public sealed record MirrorUpdate(
    [property: Id(0)] long Generation,
    [property: Id(1)] long Epoch,
    [property: Id(2)] long After,
    [property: Id(3)] CastEvent[] Casts,
    [property: Id(4)] SourceMark[]? Sources);
