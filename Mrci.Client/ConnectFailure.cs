namespace Mrci.Client;

/// <summary>Why a connection could not be made.</summary>
public enum ConnectFailure
{
    /// <summary>No TCP connection: nobody listens there, or the name or network is unreachable.</summary>
    Refused,

    /// <summary>
    /// The host closed before its header was there: it is full, has banned this address, or did not like the client header (P-1.2, P-1.9).
    /// </summary>
    ClosedBeforeHeader,

    /// <summary>Reply 3: the host does not speak this client's major version (P-1.10).</summary>
    UnsupportedVersion,

    /// <summary>Reply 4: the host has no certificate for the requested common name (P-1.10).</summary>
    NoCertificate,

    /// <summary>The TLS handshake failed, or the host's certificate was not accepted (P-1.11).</summary>
    TlsFailed,

    /// <summary>The time limit <see cref="MrciClientOptions.ConnectTimeout"/> has passed.</summary>
    Timeout,

    /// <summary>What answered is no MRCI host: unknown reply code, or something else than HOST_CERT after reply 2.</summary>
    ProtocolError,
}
