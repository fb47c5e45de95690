namespace Mrci.Domain.Peers;

/// <summary>Relation of a session to one other session (P-9.1).</summary>
public enum PeerRelation
{
    /// <summary>None.</summary>
    None,

    /// <summary>I asked and wait for the answer.</summary>
    Out,

    /// <summary>I was asked.</summary>
    In,

    /// <summary>Requests crossed: I asked and was asked.</summary>
    Both,

    /// <summary>The link is open.</summary>
    Open,
}
