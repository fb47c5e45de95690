namespace Mrci.Domain.Peers;

/// <summary>Outcome of an action or event in a relation (P-9.3, P-9.4).</summary>
/// <param name="IsAccepted">
/// Local action: the message goes to the peer; otherwise ERR. Remote event: the client is told; otherwise the message is dropped.
/// </param>
/// <param name="Next">The relation afterwards; unchanged when not accepted.</param>
public readonly record struct PeerStep(bool IsAccepted, PeerRelation Next);
