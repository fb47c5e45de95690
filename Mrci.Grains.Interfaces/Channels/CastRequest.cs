using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>A cast as a session asks for it. Fields as in <see cref="CastEvent"/>.</summary>
/// <param name="Source">Session id of the sender, 56 hex digits.</param>
/// <param name="SourceSequence">The sender's own count of casts, higher for each one; the same when the cast is tried again.</param>
/// <param name="Kind">CAST needs the right to write, LIMITED_CAST only an open sub-channel.</param>
/// <param name="Type">Embedded type id.</param>
/// <param name="Payload">Embedded payload.</param>
/// <param name="List">The sender's list in slot order, blanks left out.</param>
[GenerateSerializer, Immutable, Alias("mrci.cast-request")]
public sealed record CastRequest(
    [property: Id(0)] string Source,
    [property: Id(1)] long SourceSequence,
    [property: Id(2)] CastKind Kind,
    [property: Id(3)] byte Type,
    [property: Id(4)] byte[] Payload,
    [property: Id(5)] SubChannelRef[] List);
