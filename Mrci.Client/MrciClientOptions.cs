using System.Security.Cryptography.X509Certificates;
using Mrci.Protocol.Headers;

namespace Mrci.Client;

/// <summary>What a client needs to know before it connects. An instance may serve any number of connections.</summary>
public sealed class MrciClientOptions
{
    /// <summary>The TCP port a host listens on when nothing else is set (P-1.1).</summary>
    public const int DefaultPort = 35516;

    /// <summary>Name or address of the host, as typed.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port, 1–65535.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The client application's name in the client header, cut to 64 code units (P-1.5).</summary>
    public string AppName { get; init; } = "Mrci.Client";

    /// <summary>The protocol version in the client header. A host refuses another major than 1 (P-1.9).</summary>
    public ProtocolVersion Version { get; init; } = ProtocolVersion.Host;

    /// <summary>The common name of the certificate to ask for; when it is null, <see cref="Host"/> as typed (P-15.3).</summary>
    public string? CommonName { get; init; }

    /// <summary>
    /// The only certificate that is accepted from the TLS server. When it is null and <see cref="CheckChain"/> is off, the server must
    /// present the certificate that it has sent in HOST_CERT: that keeps eavesdroppers out, not an active attacker (P-1.11). Remember
    /// <see cref="MrciClient.HostCertificate"/> and pin it the next time.
    /// </summary>
    public X509Certificate2? PinnedCertificate { get; init; }

    /// <summary>
    /// Whether the server's certificate must lead to a root that this machine trusts and match the common name.
    /// <see cref="PinnedCertificate"/> goes first.
    /// </summary>
    public bool CheckChain { get; init; }

    /// <summary>
    /// Time limit for everything up to the end of the TLS handshake. The default, 15 s, is the sum of the host's own limits for
    /// the header and the handshake (P-1.7, P-1.11).
    /// </summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a command that has sent output must be silent before <see cref="CommandRun.ConverseAsync"/> takes it to be waiting at a
    /// TEXT prompt, which looks like any other output on the wire (P-3.3). Default 300 ms.
    /// </summary>
    public TimeSpan TextPromptDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Most bytes of frames that wait to be read from one buffer (<see cref="MrciClient.Notifications"/>, <see cref="CommandRun.Frames"/>)
    /// or are kept for one <see cref="CommandResult"/>. A frame counts as its payload and 64 bytes. When a buffer is full, its
    /// oldest frames are dropped and counted. Default 64 MiB, as much as the host keeps for a slow reader (P-2.13).
    /// </summary>
    public long BufferBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>The clock of all time limits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string RequestedCommonName => CommonName ?? Host;
}
