using System.Net;
using Microsoft.Extensions.Logging;
using Mrci.Grains.Channels;
using Mrci.Protocol.Headers;
using Mrci.TcpFront.Connections;
using Orleans.Runtime;

namespace Mrci.TcpFront.Diagnostics;

/// <summary>What the front end writes to the log of the process.</summary>
internal static partial class FrontLog
{
    [LoggerMessage(1, LogLevel.Debug, "Connection {ConnectionId} of {Address} is session {SessionId}.")]
    public static partial void Admitted(ILogger logger, string connectionId, IPAddress address, string sessionId);

    [LoggerMessage(2, LogLevel.Debug, "Session {SessionId} is ready, client {AppName} {Version}.")]
    public static partial void Ready(ILogger logger, string sessionId, string appName, ProtocolVersion version);

    [LoggerMessage(EventId = 3, Message = "Connection {ConnectionId} of {Address}, session {SessionId}, closed in {State}: {Reason}.")]
    public static partial void Closed(
        ILogger logger,
        LogLevel level,
        string connectionId,
        IPAddress address,
        string sessionId,
        ConnectionState state,
        CloseReason reason);

    [LoggerMessage(4, LogLevel.Warning, "The peer {Address} could not be admitted.")]
    public static partial void AdmissionFailed(ILogger logger, Exception exception, IPAddress address);

    [LoggerMessage(5, LogLevel.Debug, "TLS handshake with {Address} for the name {CommonName} failed.")]
    public static partial void TlsFailed(ILogger logger, Exception exception, IPAddress address, string commonName);

    [LoggerMessage(6, LogLevel.Warning, "Session {SessionId} could not be started.")]
    public static partial void AttachFailed(ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(7, LogLevel.Warning, "Session {SessionId} is lost: a call to it failed. It is being recovered.")]
    public static partial void SessionLost(ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(8, LogLevel.Warning, "Session {SessionId} could not be told that it is over.")]
    public static partial void EndFailed(ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(9, LogLevel.Warning, "Session {SessionId} could not be counted out; the next lease renewal does it.")]
    public static partial void LeaveFailed(ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(10, LogLevel.Warning, "The lease on {Count} sessions was not renewed.")]
    public static partial void RenewalFailed(ILogger logger, Exception exception, int count);

    [LoggerMessage(11, LogLevel.Debug, "Connection of session {SessionId} broke.")]
    public static partial void ConnectionBroke(ILogger logger, Exception exception, string sessionId);

    [LoggerMessage(12, LogLevel.Error, "Connection {ConnectionId} failed.")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception, string connectionId);

    [LoggerMessage(13, LogLevel.Warning, "Stream {Stream} could not be left.")]
    public static partial void UnsubscribeFailed(ILogger logger, Exception exception, StreamId stream);

    [LoggerMessage(14, LogLevel.Information, "The host stops: ending {Count} connections.")]
    public static partial void Draining(ILogger logger, int count);

    [LoggerMessage(15, LogLevel.Warning, "{Count} connections did not end in time and were cut.")]
    public static partial void DrainTimedOut(ILogger logger, int count);

    [LoggerMessage(16, LogLevel.Debug, "Connection {ConnectionId} was cut: its client did not take the last bytes in time.")]
    public static partial void CloseTimedOut(ILogger logger, string connectionId);

    [LoggerMessage(17, LogLevel.Debug, "Session {SessionId} could not be attached, attempt {Attempt}; it is tried again.")]
    public static partial void RecoveryFailed(ILogger logger, Exception exception, string sessionId, int attempt);

    [LoggerMessage(18, LogLevel.Information, "Session {SessionId} has been recovered.")]
    public static partial void SessionRecovered(ILogger logger, string sessionId);

    [LoggerMessage(19, LogLevel.Debug, "The owner of sub-channel {SubChannel} did not say what was missed; it is asked again.")]
    public static partial void AskingFailed(ILogger logger, Exception exception, SubChannelRef subChannel);

    [LoggerMessage(20, LogLevel.Warning, "{Count} casts of sub-channel {SubChannel} are lost: the stream did not bring them, and nobody has them any more.")]
    public static partial void CastsMissed(ILogger logger, SubChannelRef subChannel, long count);
}
