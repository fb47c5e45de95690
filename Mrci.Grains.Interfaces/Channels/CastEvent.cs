using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>A cast on its way from a sub-channel to the fronts (P-7.5, P-7.22).</summary>
/// <param name="SubChannel">The sub-channel whose stream this is.</param>
/// <param name="Sequence">Stamped by the owner of the sub-channel: 1, 2, 3 … without gaps within an epoch.</param>
/// <param name="Source">Session id of the sender, 56 hex digits.</param>
/// <param name="SourceSequence">The sender's own count of casts; with <paramref name="Source"/> it names the cast in every stream it travels through.</param>
/// <param name="Kind">CAST or LIMITED_CAST.</param>
/// <param name="Type">Embedded type id.</param>
/// <param name="Payload">Embedded payload; shared by all recipients, never changed.</param>
/// <param name="List">
/// The sender's list in slot order, blanks left out. A session that has several of these open takes the cast from the stream of the first of
/// them only, so it arrives once (P-7.0.3 a).
/// </param>
/// <param name="Epoch">
/// The count that <paramref name="Sequence"/> belongs to. A higher one begins when nobody is left who knows the former; 0 for a cast of older code,
/// which nobody can ask for again.
/// </param>
[GenerateSerializer, Immutable, Alias("mrci.cast-event")]
public sealed record CastEvent(
    [property: Id(0)] SubChannelRef SubChannel,
    [property: Id(1)] long Sequence,
    [property: Id(2)] string Source,
    [property: Id(3)] long SourceSequence,
    [property: Id(4)] CastKind Kind,
    [property: Id(5)] byte Type,
    [property: Id(6)] byte[] Payload,
    [property: Id(7)] SubChannelRef[] List,
    [property: Id(8)] long Epoch);
