using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>What a mirror knows of the casts of a sub-channel.</summary>
/// <param name="Generation">The owner that it obeys from now on, and no earlier one.</param>
/// <param name="Epoch">Epoch of the casts; 0 when it knows nothing.</param>
/// <param name="Last">Number of the last cast.</param>
/// <param name="Casts">The last ones, in order and without gaps.</param>
/// <param name="Sources">How far the senders have come.</param>
[GenerateSerializer, Immutable, Alias("mrci.mirror-content")]
public sealed record MirrorContent(
    [property: Id(0)] long Generation,
    [property: Id(1)] long Epoch,
    [property: Id(2)] long Last,
    [property: Id(3)] CastEvent[] Casts,
    [property: Id(4)] SourceMark[] Sources);
