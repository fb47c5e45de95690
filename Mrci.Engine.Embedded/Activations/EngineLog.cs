using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Activations;

internal static partial class EngineLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Grain {GrainId} could not be activated.")]
    public static partial void ActivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grain {GrainId} threw or took too long while it was deactivated.")]
    public static partial void DeactivationFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Activation or deactivation of grain {GrainId} failed inside the engine.")]
    public static partial void LifecycleFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Call} to {GrainId} threw, and nobody waits for its answer.")]
    public static partial void OneWayCallFailed(ILogger logger, Exception exception, string call, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A timer callback of {GrainId} threw. The timer goes on.")]
    public static partial void TimerCallbackFailed(ILogger logger, Exception exception, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An observer threw in {Call}, and nobody waits for its answer.")]
    public static partial void ObserverFailed(ILogger logger, Exception exception, string call);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A subscriber to {Stream} threw. The event is skipped.")]
    public static partial void SubscriberFailed(ILogger logger, Exception exception, StreamId stream);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Grain {GrainId} is subscribed to {Stream} but did not resume the subscription when it was activated. The event is dropped.")]
    public static partial void SubscriptionNotResumed(ILogger logger, GrainId grainId, StreamId stream);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Operation} of state {State} of {GrainId} failed.")]
    public static partial void StorageFailed(ILogger logger, Exception exception, string operation, string state, GrainId grainId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engine stopped before all grains were deactivated; {Count} were left.")]
    public static partial void StoppedEarly(ILogger logger, int count);
}
