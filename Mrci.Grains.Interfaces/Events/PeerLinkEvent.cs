using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Events;

/// <summary>P2P: a change of a peer-to-peer relation, or data over an open link (P-7.24).</summary>
/// <param name="Origin">The session it comes from.</param>
/// <param name="Target">The session it is for, 56 hex digits.</param>
/// <param name="Front">The front end that holds the sender: where answers go.</param>
/// <param name="Type">Embedded type id: P2P_REQUEST, P2P_OPEN, P2P_CLOSE, or that of the data.</param>
/// <param name="Payload">
/// Payload of the frame that the client gets: PEER_INFO or the sender's session id for a change (P-9.5), the sender's session id (28 bytes)
/// and the data for data (P-9.9).
/// </param>
[GenerateSerializer, Immutable, Alias("mrci.event.p2p")]
public sealed record PeerLinkEvent(
    EventOrigin Origin,
    string Target,
    [property: Id(0)] string Front,
    [property: Id(1)] byte Type,
    [property: Id(2)] byte[] Payload)
    : PeerEvent(Origin, Target)
{
    /// <inheritdoc />
    public override AsyncCommand Command => AsyncCommand.P2P;
}
