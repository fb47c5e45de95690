using Mrci.Protocol.Frames;

namespace Mrci.TcpFront;

/// <summary>Limits of the front end. Every default says where its number comes from.</summary>
public sealed class FrontOptions
{
    /// <summary>Time from accept to the last byte of the client header. Default 5 s (P-1.7).</summary>
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for the TLS handshake. Default 10 s (P-1.11).</summary>
    public TimeSpan HandshakeTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether clients on a loopback address must use TLS too. Default false (P-1.10).</summary>
    public bool ForceTlsOnLoopback { get; set; }

    /// <summary>
    /// Largest payload of a client frame in bytes, 0 to <see cref="FrameHeader.MaxPayload"/>; a larger one is skipped and answered with ERR
    /// (P-2.12). Default: what the length field can hold, so there is no lower limit.
    /// </summary>
    public int MaxClientPayload { get; set; } = FrameHeader.MaxPayload;

    /// <summary>Bytes that may wait for a client that does not read; above, the session is closed. Default 64 MiB (P-2.13).</summary>
    public long MaxOutboundBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// Bytes written before they are flushed. Default 64 KiB: the write buffer of Kestrel's socket transport, above which a flush waits for
    /// the socket, so what the client has not taken stays in the queue that <see cref="MaxOutboundBytes"/> bounds.
    /// </summary>
    public int FlushBytes { get; set; } = 64 * 1024;

    /// <summary>
    /// Bytes that may wait for the client when a looping command gets its next turn (P-5.6); with more the loop pauses until half of it is
    /// left, so a loop runs at the speed of its reader. Default 1 MiB: 16 flushes ahead.
    /// </summary>
    public long MaxOutboundBytesForTurn { get; set; } = 1024 * 1024;

    /// <summary>
    /// Frames that may wait while a command of the session runs; then the socket is not read until half of them are done. Default 1 024:
    /// with empty payloads they take 32 KiB, half of what an idle session may cost.
    /// </summary>
    public int MaxInboundFrames { get; set; } = 1024;

    /// <summary>
    /// Payload bytes that may wait while a command of the session runs; a frame is let in as long as fewer wait. Default 1 MiB: the read
    /// buffer of Kestrel's socket transport.
    /// </summary>
    public long MaxInboundBytes { get; set; } = 1024 * 1024;

    /// <summary>
    /// Notifications that may wait while a command of the session runs; above, the session is closed, because it cannot miss one. Default
    /// 16 384: minutes of one every few milliseconds, 512 KiB.
    /// </summary>
    public int MaxPendingEvents { get; set; } = 16_384;

    /// <summary>
    /// Time for the last bytes of a closing connection to reach the client.
    /// Default 5 s: as long as a client has for its header (P-1.7).
    /// </summary>
    public TimeSpan CloseTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Time for all sessions to end when the host stops (P-1.20).
    /// Default 10 s: a third of the time .NET's host gives its services by default. The engine has 20 s after it.
    /// </summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Time in which a lost session must be taken up again, or it is closed.
    /// Default 60 s (P-10.20).
    /// </summary>
    public TimeSpan RecoveryTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Interval of the lease renewal at the session registry, and at each session.
    /// Default 15 s: a lease of 60 s (D-613, P-10.23) survives three losses.
    /// </summary>
    public TimeSpan LeaseInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often time limits are looked at, so by how much they may be late.
    /// Default 250 ms: 5 % of the shortest one (P-1.7).
    /// </summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(250);
}
