using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>One peer-to-peer relation of a session (P-9.1).</summary>
/// <param name="SessionId">The other session, 56 hex digits.</param>
/// <param name="Front">The front end that holds it.</param>
/// <param name="Relation">Value of <see cref="Domain.Peers.PeerRelation"/>; never None.</param>
[GenerateSerializer, Immutable, Alias("mrci.session-peer")]
public sealed record SessionPeer(
    [property: Id(0)] string SessionId,
    [property: Id(1)] string Front,
    [property: Id(2)] byte Relation);
