namespace Mrci.Client;

/// <summary>Why a connection is over.</summary>
public enum CloseReason
{
    /// <summary>It is still open.</summary>
    None = 0,

    /// <summary>This client was disposed.</summary>
    Disposed,

    /// <summary>The host closed the connection in order.</summary>
    HostClosed,

    /// <summary>The connection broke.</summary>
    ConnectionLost,

    /// <summary>The host sent what no host may send, such as a frame of a private type (P-3.1).</summary>
    ProtocolError,
}
