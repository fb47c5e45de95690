using Mrci.Engine.Embedded.Activations;

namespace Mrci.Engine.Embedded.Calls;

// One call: its arguments (in fields of emitted subclasses), its place in waiting lists, and the caller's promise.
internal abstract class Invocation(CallOptions options) : Turn
{
    private Task? _running;
    private CancellationTokenRegistration _cancellation;

    // Links of the waiting list of an activation, guarded by its gate.
    internal Invocation? NextWaiting;
    internal Invocation? PreviousWaiting;
    internal bool IsWaiting;

    // Links of a deadline list, guarded by the stripe.
    internal Invocation? NextDeadline;
    internal Invocation? PreviousDeadline;
    internal DeadlineStripe? Deadline;
    internal long Started;

    internal CallTarget? Target;

    public CallOptions Options { get; } = options;

    public abstract string Name { get; }

    // Ticks of the method's own time-out; 0 for that of the engine.
    public virtual long TimeoutTicks => 0;

    // True once the caller has its answer, be it a time-out.
    public abstract bool IsAnswered { get; }

    public bool AlwaysInterleaves => Has(CallOptions.AlwaysInterleave);

    public bool IsReadOnly => Has(CallOptions.ReadOnly);

    public bool IsOneWay => Has(CallOptions.OneWay);

    public bool Has(CallOptions option) => (Options & option) == option;

    public sealed override void Run(Activation activation) => Start(activation.GrainInstance!);

    public void Start(object target)
    {
        Task task;
        try
        {
            task = Begin(target) ?? throw new InvalidOperationException($"{Name} returned no task.");
        }
        catch (Exception exception)
        {
            End(null, exception);
            return;
        }

        if (task.IsCompleted)
        {
            End(task, ExceptionOf(task));
            return;
        }

        _running = task;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(EndRunning);
    }

    // The caller gets the exception; the call itself may still wait or run.
    public bool Abandon(Exception exception)
    {
        if (!TryFail(exception))
            return false;
        Detach();
        Target?.OnAbandoned(this);
        return true;
    }

    // The call will never run.
    public void Reject(Exception exception)
    {
        Detach();
        TryFail(exception);
    }

    public void CancelWith(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            _cancellation = cancellationToken.UnsafeRegister(
                static (state, token) => ((Invocation)state!).Abandon(new OperationCanceledException(token)), this);
        }
    }

    protected abstract Task? Begin(object target);

    protected abstract void Succeed(Task task);

    protected abstract bool TryFail(Exception exception);

    private static Exception? ExceptionOf(Task task)
    {
        if (task.IsCompletedSuccessfully)
            return null;
        return task.Exception is { } aggregate ? aggregate.InnerException : new TaskCanceledException(task);
    }

    private void EndRunning() => End(_running!, ExceptionOf(_running!));

    private void End(Task? task, Exception? exception)
    {
        // The target first: when the caller has its answer, what the call did to the activation (deactivating it) must be done.
        Target?.OnEnded(this, exception);
        Detach();
        if (exception is null)
            Succeed(task!);
        else
            TryFail(exception);
    }

    private void Detach()
    {
        Deadline?.Remove(this);
        _cancellation.Unregister();
    }
}
