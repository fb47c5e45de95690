using Microsoft.Extensions.Logging;
using Mrci.Grains.Channels;
using Mrci.Protocol.Frames;

namespace Mrci.Grains.Sessions;

/// <summary>What sessions log; never payloads, passwords or codes (C-LOG.3).</summary>
internal static partial class SessionLog
{
    [LoggerMessage(1, LogLevel.Error, "The command {Command} of session {Session} has thrown")]
    public static partial void CommandFailed(ILogger logger, string command, string session, Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The command {Command} cannot be built: {Reason}")]
    public static partial void CommandNotBuilt(ILogger logger, string command, string reason);

    [LoggerMessage(3, LogLevel.Error, "The command {Command} cannot be built")]
    public static partial void CommandBuildFailed(ILogger logger, string command, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "The command {Command} must not send a frame of type {Type} to its client; dropped")]
    public static partial void OutputDropped(ILogger logger, string command, FrameType type);

    [LoggerMessage(5, LogLevel.Warning, "The command {Command} must not cast a frame of type {Type}; dropped")]
    public static partial void CastDropped(ILogger logger, string command, FrameType type);

    [LoggerMessage(6, LogLevel.Information, "The command {Command} may not send the peer a frame of type {Type}; dropped")]
    public static partial void PeerDataDropped(ILogger logger, string command, FrameType type);

    [LoggerMessage(7, LogLevel.Error, "Session {Session} could not apply {Event}; it will ask the owners for the state")]
    public static partial void EventFailed(ILogger logger, string session, string @event, Exception exception);

    [LoggerMessage(8, LogLevel.Warning, "Session {Session} knows nothing of the event {Event}; dropped")]
    public static partial void EventUnknown(ILogger logger, string session, string @event);

    [LoggerMessage(9, LogLevel.Error, "Session {Session} could not bring itself up to date; it will try again")]
    public static partial void SettlingFailed(ILogger logger, string session, Exception exception);

    [LoggerMessage(10, LogLevel.Warning, "Session {Session} could not tell its peers that it has left")]
    public static partial void FarewellFailed(ILogger logger, string session, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "Session {Session} has heard nothing of its front end for too long and ends (P-10.23)")]
    public static partial void LeaseLost(ILogger logger, string session);

    [LoggerMessage(12, LogLevel.Warning, "Session {Session} could not reach the session {Peer}; it tries again")]
    public static partial void PeerMessageRetried(ILogger logger, string session, string peer, Exception exception);

    [LoggerMessage(13, LogLevel.Warning, "Session {Session} could not find out whether its peers are there; it will ask again")]
    public static partial void PeersNotChecked(ILogger logger, string session, Exception exception);

    [LoggerMessage(14, LogLevel.Information, "Session {Session} could not cast over sub-channel {SubChannel}; it is tried again")]
    public static partial void CastFailed(ILogger logger, string session, SubChannelRef subChannel, Exception exception);

    [LoggerMessage(15, LogLevel.Warning, "The module {Module} is not loaded")]
    public static partial void ModuleNotLoaded(ILogger logger, string module, Exception exception);

    [LoggerMessage(16, LogLevel.Warning, "Session {Session} could not find out which modules there are")]
    public static partial void ModulesNotRead(ILogger logger, string session, Exception exception);

    [LoggerMessage(17, LogLevel.Warning, "Session {Session} could not have its front end take what a module has sent; it waits for the next call")]
    public static partial void NewsNotTold(ILogger logger, string session, Exception exception);
}
