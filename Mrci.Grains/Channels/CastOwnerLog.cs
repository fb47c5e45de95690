using Microsoft.Extensions.Logging;

namespace Mrci.Grains.Channels;

/// <summary>What owners of sub-channels log.</summary>
internal static partial class CastOwnerLog
{
    [LoggerMessage(1, LogLevel.Warning, "A cast on sub-channel {SubChannel} could not be published; it is tried again.")]
    public static partial void PublishFailed(ILogger logger, Exception exception, SubChannelRef subChannel);

    [LoggerMessage(2, LogLevel.Warning, "Casts on sub-channel {SubChannel} could not be published; the front ends will ask for them.")]
    public static partial void NotPublished(ILogger logger, Exception exception, SubChannelRef subChannel);

    [LoggerMessage(3, LogLevel.Information, "The casts of sub-channel {SubChannel} could not be kept at {Site}; it is tried again.")]
    public static partial void MirrorFailed(ILogger logger, Exception exception, SubChannelRef subChannel, string site);

    [LoggerMessage(4, LogLevel.Information, "The last casts of sub-channel {SubChannel} could not be asked for; it is tried again.")]
    public static partial void TakeOverFailed(ILogger logger, Exception exception, SubChannelRef subChannel);

    [LoggerMessage(5, LogLevel.Warning, "Sub-channel {SubChannel} is given up here; its next call finds or makes another owner.")]
    public static partial void OwnerFailed(ILogger logger, Exception exception, SubChannelRef subChannel);
}
