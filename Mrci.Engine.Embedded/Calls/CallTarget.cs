namespace Mrci.Engine.Embedded.Calls;

// Something calls can be posted to: an activation, a group of stateless workers, an observer.
internal abstract class CallTarget
{
    // False when the target is gone for good and the call has to find another.
    public abstract bool TryPost(Invocation invocation);

    // The call has ended; what it answers is told to the caller afterwards.
    public abstract void OnEnded(Invocation invocation, Exception? exception);

    // The caller has given up; a call that still waits need not run any more.
    public abstract void OnAbandoned(Invocation invocation);
}
