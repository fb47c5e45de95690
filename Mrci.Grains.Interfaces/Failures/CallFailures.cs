using Orleans.Runtime;

namespace Mrci.Grains.Failures;

/// <summary>What the failure of a grain call means for its caller.</summary>
public static class CallFailures
{
    /// <summary>
    /// Whether the call may get through when it is tried again: its silo is gone or does not answer, a state could not be read or written.
    /// The call may have been carried out all the same, so only what may be repeated is tried again.
    /// </summary>
    /// <param name="failure">What the call has thrown.</param>
    public static bool IsTransient(Exception failure) => failure is TimeoutException or OrleansException or OwnerReplacedException;
}
