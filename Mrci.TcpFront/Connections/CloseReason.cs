namespace Mrci.TcpFront.Connections;

/// <summary>Why a connection was closed. Every connection has exactly one; it is logged and counted.</summary>
public enum CloseReason
{
    /// <summary>It is open.</summary>
    None = 0,

    /// <summary>The maximum number of sessions was reached (P-1.2).</summary>
    Full = 1,

    /// <summary>The address of the peer is banned (P-1.2).</summary>
    Banned = 2,

    /// <summary>The registry or the ban list could not be asked.</summary>
    AdmissionFailed = 3,

    /// <summary>The client header did not arrive in time (P-1.7).</summary>
    HeaderTimeout = 4,

    /// <summary>The client header has a wrong tag (P-1.9).</summary>
    BadTag = 5,

    /// <summary>Reply 3: the client's major version is not supported (P-1.9).</summary>
    UnsupportedVersion = 6,

    /// <summary>Reply 4: no certificate for the requested common name (P-1.9).</summary>
    NoCertificate = 7,

    /// <summary>The TLS handshake failed (P-1.11).</summary>
    TlsFailed = 8,

    /// <summary>The TLS handshake took too long (P-1.11).</summary>
    TlsTimeout = 9,

    /// <summary>The session could not be started (P-1.15).</summary>
    AttachFailed = 10,

    /// <summary>The client closed its side.</summary>
    ClientClosed = 11,

    /// <summary>The connection broke.</summary>
    ConnectionLost = 12,

    /// <summary>A command, or the session itself, asked for the end (P-1.19).</summary>
    SessionEnded = 13,

    /// <summary>More bytes waited for the client than allowed (P-2.13).</summary>
    SlowReader = 14,

    /// <summary>More notifications waited for the session than allowed.</summary>
    EventBacklog = 15,

    /// <summary>A call to the session failed and it was not recovered (P-7.3).</summary>
    SessionLost = 16,

    /// <summary>The host stops (P-1.20).</summary>
    HostStopping = 17,

    /// <summary>A defect of the front end itself; the log has the exception.</summary>
    InternalError = 18,
}
