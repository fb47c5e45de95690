namespace Mrci.Protocol.Headers;

/// <summary>Reply code of the host header (P-1.10).</summary>
public enum HostReply : byte
{
    /// <summary>No reply; never on the wire.</summary>
    None = 0,

    /// <summary>Version accepted, no encryption; frames follow.</summary>
    Accepted = 1,

    /// <summary>Version accepted, TLS required; <c>2:HOST_CERT</c> in clear follows, then the handshake (P-1.11).</summary>
    AcceptedTls = 2,

    /// <summary>The client's major version is not supported; the host closes.</summary>
    UnsupportedVersion = 3,

    /// <summary>No certificate for the requested common name; the host closes.</summary>
    NoCertificate = 4,
}
