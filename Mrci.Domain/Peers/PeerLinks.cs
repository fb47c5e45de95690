using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Peers;

/// <summary>The relations of one session to all others (P-9.1, D-506). Not safe for use by several threads.</summary>
public sealed class PeerLinks
{
    /// <summary>Default limit of relations per session (D-506).</summary>
    public const int DefaultLimit = 100;

    private readonly int _limit;
    private readonly Dictionary<SessionId, PeerRelation> _relations = [];

    /// <summary>Creates an empty set.</summary>
    /// <param name="limit">Largest number of relations, pending ones included.</param>
    public PeerLinks(int limit = DefaultLimit) => _limit = limit;

    /// <summary>Peers with an open link: field <c>p2pAccepted</c> of P-6.1.</summary>
    public IReadOnlyList<SessionId> Accepted => [.. Select(static relation => relation == PeerRelation.Open)];

    /// <summary>Peers that asked or were asked: field <c>p2pPending</c> of P-6.1.</summary>
    public IReadOnlyList<SessionId> Pending => [.. Select(static relation => relation != PeerRelation.Open)];

    /// <summary>All peers that a relation exists with.</summary>
    public IReadOnlyCollection<SessionId> All => _relations.Keys;

    /// <summary>No further relation fits (D-506): a request ends with LIM here and is dropped there.</summary>
    public bool IsFull => _relations.Count >= _limit;

    /// <summary>Relation to a peer.</summary>
    /// <param name="peer">The other session.</param>
    /// <returns>The relation; <see cref="PeerRelation.None"/> for strangers.</returns>
    public PeerRelation this[SessionId peer] => _relations.GetValueOrDefault(peer);

    /// <summary>Applies an action of this session (P-9.3); the caller has checked the peer's existence and <see cref="IsFull"/>.</summary>
    /// <param name="peer">The other session.</param>
    /// <param name="message">What to send.</param>
    /// <returns><see langword="true"/> if the message is to be sent; otherwise nothing changed and the command answers ERR.</returns>
    public bool Send(SessionId peer, PeerMessage message) => Apply(peer, PeerRules.Send(this[peer], message));

    /// <summary>Applies a message of a peer (P-9.4).</summary>
    /// <param name="peer">The other session.</param>
    /// <param name="message">What came in.</param>
    /// <returns><see langword="true"/> if the client is to be told; otherwise nothing changed and the message is dropped.</returns>
    public bool Receive(SessionId peer, PeerMessage message) => Apply(peer, PeerRules.Receive(this[peer], message));

    /// <summary>
    /// Puts a relation back: an open link after a recovery, which keeps no pending requests (P-6.1), and any after a planned move (P-10.22).
    /// </summary>
    /// <param name="peer">The other session.</param>
    /// <param name="relation">The relation to it.</param>
    public void Restore(SessionId peer, PeerRelation relation = PeerRelation.Open)
    {
        if (relation != PeerRelation.None)
            _relations[peer] = relation;
    }

    /// <summary>Drops all relations, at logout and at the end of the session (P-9.12).</summary>
    /// <returns>The peers that a relation existed with; each gets CLOSE_P2P.</returns>
    public IReadOnlyList<SessionId> Clear()
    {
        SessionId[] peers = [.. _relations.Keys];
        _relations.Clear();
        return peers;
    }

    private bool Apply(SessionId peer, PeerStep step)
    {
        if (!step.IsAccepted)
            return false;
        if (step.Next == PeerRelation.None)
            return _relations.Remove(peer);
        if (IsFull && !_relations.ContainsKey(peer))
            return false;
        _relations[peer] = step.Next;
        return true;
    }

    private IEnumerable<SessionId> Select(Func<PeerRelation, bool> wanted) =>
        _relations.Where(entry => wanted(entry.Value)).Select(static entry => entry.Key);
}
