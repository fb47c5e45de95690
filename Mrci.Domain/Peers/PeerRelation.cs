namespace Mrci.Domain.Peers;

/// <summary>Relation of a session to one other session (P-9.1). The values travel in messages of the host.</summary>
public enum PeerRelation
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>I asked and wait for the answer.</summary>
    Out = 1,

    /// <summary>I was asked.</summary>
    In = 2,

    /// <summary>Requests crossed: I asked and was asked.</summary>
    Both = 3,

    /// <summary>The link is open.</summary>
    Open = 4,
}
