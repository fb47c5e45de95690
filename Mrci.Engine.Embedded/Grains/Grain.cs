using System.Diagnostics.CodeAnalysis;
using Mrci.Engine.Embedded.Activations;
using Mrci.Engine.Embedded.Scheduling;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base class of all grain classes.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Called by the engine inside the activation. An object made elsewhere (a unit test) has no context.</summary>
    protected Grain() => GrainContext = ActivationScheduler.Current?.Activation;

    /// <summary>The activation this object belongs to.</summary>
    [AllowNull]
    public IGrainContext GrainContext { get; }

    /// <summary>A reference to this grain, fit to be handed out.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>Type and key of this grain, for logs.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>Gets references to other grains.</summary>
    protected IGrainFactory GrainFactory => Activation.Engine.GrainFactory;

    /// <summary>The services of this activation's scope.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    private Activation Activation => GrainContext as Activation
        ?? throw new InvalidOperationException("The grain was created outside of the engine.");

    /// <summary>Runs after the persistent states are read and before the first call. Throwing fails the waiting calls; the next call activates anew.</summary>
    /// <param name="cancellationToken">Cancelled when the engine stops.</param>
    /// <returns>A task that ends when the grain is ready.</returns>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs when the activation is about to go, after its last call.</summary>
    /// <param name="reason">Why it goes.</param>
    /// <param name="cancellationToken">Cancelled when the activation should hurry.</param>
    /// <returns>A task that ends when the grain may be dropped.</returns>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation after the calls that are running now. The next call gets a new activation.</summary>
    protected void DeactivateOnIdle() => Activation.Deactivate(DeactivationReasons.OnIdle);

    /// <summary>Keeps this activation from idle deactivation for a time.</summary>
    /// <param name="timeSpan">A positive span counts from now; zero cancels an earlier call; <see cref="Timeout.InfiniteTimeSpan"/> means for good.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}
