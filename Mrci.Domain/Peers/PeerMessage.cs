namespace Mrci.Domain.Peers;

/// <summary>What one session sends another (P-9.3, P-9.4).</summary>
public enum PeerMessage
{
    /// <summary>P2P_REQUEST: a request for a link.</summary>
    Request,

    /// <summary>P2P_OPEN: acceptance of a request.</summary>
    Open,

    /// <summary>P2P_CLOSE: end of a link or refusal of a request.</summary>
    Close,

    /// <summary>Any other type: data over an open link.</summary>
    Data,
}
