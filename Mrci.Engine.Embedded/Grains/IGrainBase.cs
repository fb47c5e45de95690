using Orleans.Runtime;

namespace Orleans;

/// <summary>What the engine sees of a grain object.</summary>
public interface IGrainBase
{
    /// <summary>The activation this object belongs to.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs after the persistent states are read and before the first call. Throwing fails the waiting calls; the next call activates anew.</summary>
    /// <param name="token">Cancelled when the engine stops.</param>
    /// <returns>A task that ends when the grain is ready.</returns>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs when the activation is about to go, after its last call.</summary>
    /// <param name="reason">Why it goes.</param>
    /// <param name="token">Cancelled when the activation should hurry.</param>
    /// <returns>A task that ends when the grain may be dropped.</returns>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
