namespace Mrci.Domain.Peers;

/// <summary>The state tables of peer-to-peer links (P-9.3, P-9.4).</summary>
public static class PeerRules
{
    /// <summary>What a command of this session does (P-9.3). Only the side that was asked can open (P-9.3, X-41).</summary>
    /// <param name="relation">Relation to the peer.</param>
    /// <param name="message">What the command wants to send.</param>
    /// <returns>Whether it is sent, and the relation afterwards.</returns>
    public static PeerStep Send(PeerRelation relation, PeerMessage message) => (relation, message) switch
    {
        (PeerRelation.None, PeerMessage.Request) => Accept(PeerRelation.Out),
        (PeerRelation.In or PeerRelation.Both, PeerMessage.Open) => Accept(PeerRelation.Open),
        (not PeerRelation.None, PeerMessage.Close) => Accept(PeerRelation.None),
        (PeerRelation.Open, PeerMessage.Data) => Accept(PeerRelation.Open),
        _ => Refuse(relation),
    };

    /// <summary>What a message of a peer does (P-9.4).</summary>
    /// <param name="relation">Relation to the peer.</param>
    /// <param name="message">What came in.</param>
    /// <returns>Whether the client is told, and the relation afterwards.</returns>
    public static PeerStep Receive(PeerRelation relation, PeerMessage message) => (relation, message) switch
    {
        (PeerRelation.None, PeerMessage.Request) => Accept(PeerRelation.In),
        (PeerRelation.Out, PeerMessage.Request) => Accept(PeerRelation.Both),
        (PeerRelation.Out or PeerRelation.Both, PeerMessage.Open) => Accept(PeerRelation.Open),
        (not PeerRelation.None, PeerMessage.Close) => Accept(PeerRelation.None),
        (PeerRelation.Open, PeerMessage.Data) => Accept(PeerRelation.Open),
        _ => Refuse(relation),
    };

    private static PeerStep Accept(PeerRelation next) => new(IsAccepted: true, next);

    private static PeerStep Refuse(PeerRelation relation) => new(IsAccepted: false, relation);
}
