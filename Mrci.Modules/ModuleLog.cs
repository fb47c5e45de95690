using Microsoft.Extensions.Logging;

namespace Mrci.Modules;

/// <summary>What is logged of modules; never payloads (C-LOG.3).</summary>
internal static partial class ModuleLog
{
    [LoggerMessage(1, LogLevel.Debug, "Module host {Process} of {Module} runs")]
    public static partial void Started(ILogger logger, string module, int process);

    [LoggerMessage(2, LogLevel.Debug, "Module host {Process} of {Module} has stopped: no session needs it")]
    public static partial void Stopped(ILogger logger, string module, int process);

    [LoggerMessage(3, LogLevel.Warning, "Module host {Process} of {Module} has died: {Reason}")]
    public static partial void Died(ILogger logger, string module, int process, string reason);

    [LoggerMessage(4, LogLevel.Error, "The module {Module} is locked until it is installed again: {Reason}")]
    public static partial void Locked(ILogger logger, string module, string reason);

    [LoggerMessage(5, LogLevel.Error, "The lock of the module {Module} could not be told to the other silos")]
    public static partial void LockFailed(ILogger logger, string module, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "The module host of {Module} could not be started")]
    public static partial void NotStarted(ILogger logger, string module, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "A module host has been looked for in vain among the processes of this machine")]
    public static partial void WatchFailed(ILogger logger, Exception exception);
}
