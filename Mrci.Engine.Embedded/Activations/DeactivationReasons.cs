using Orleans;

namespace Mrci.Engine.Embedded.Activations;

internal static class DeactivationReasons
{
    public static readonly DeactivationReason OnIdle = new(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called.");

    public static readonly DeactivationReason Stopping = new(DeactivationReasonCode.ShuttingDown, "The engine stops.");

    public static DeactivationReason Idle(TimeSpan age) => new(DeactivationReasonCode.ActivationIdle, $"No call for {age}.");

    public static DeactivationReason Inconsistent(Exception exception)
        => new(DeactivationReasonCode.ApplicationError, exception, "An inconsistent state left a call.");
}
