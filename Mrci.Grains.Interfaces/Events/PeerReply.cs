using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>TO_PEER: data of the host for exactly one client, which the front end hands over as <c>21:type payload</c> (P-7.21).</summary>
/// <param name="Origin">The session it comes from.</param>
/// <param name="Target">The session it is for, 56 hex digits.</param>
/// <param name="Type">Embedded type id; PEER_INFO in answer to a ping.</param>
/// <param name="Payload">Embedded payload.</param>
[GenerateSerializer, Immutable, Alias("mrci.event.to-peer")]
public sealed record PeerReply(
    EventOrigin Origin,
    string Target,
    [property: Id(0)] byte Type,
    [property: Id(1)] byte[] Payload)
    : PeerEvent(Origin, Target)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.ToPeer;
}
