using Mrci.Engine.Embedded.Activations;
using Mrci.Engine.Embedded.Calls;
using Mrci.Engine.Embedded.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Observers;

// An object outside grains that is called one call at a time, in order, on threads of the pool.
internal sealed class ObserverTarget(EmbeddedEngine engine, GrainId id, IGrainObserver observer) : CallTarget, IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private readonly Queue<Invocation> _waiting = new();
    private bool _isBusy;
    private bool _isDeleted;

    public void Delete()
    {
        lock (_gate)
            _isDeleted = true;
    }

    // Never false: a call to a deleted observer must not look for another one.
    public override bool TryPost(Invocation invocation)
    {
        invocation.Target = this;
        bool mustRun;
        lock (_gate)
        {
            _waiting.Enqueue(invocation);
            mustRun = !_isBusy;
            _isBusy = true;
        }

        if (mustRun)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    public override void OnEnded(Invocation invocation, Exception? exception)
    {
        if (exception is not null && invocation.IsOneWay)
            EngineLog.ObserverFailed(engine.Logger, exception, invocation.Name);
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                _isBusy = false;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public override void OnAbandoned(Invocation invocation)
    {
    }

    public void Execute()
    {
        Invocation? invocation;
        bool isDeleted;
        lock (_gate)
        {
            invocation = _waiting.Dequeue();
            isDeleted = _isDeleted;
        }

        if (!isDeleted && _observer.TryGetTarget(out var target) && !invocation.IsAnswered)
        {
            invocation.Start(target);
            return;
        }

        invocation.Reject(new OrleansMessageRejectionException($"The observer {id} is gone."));
        OnEnded(invocation, null);
    }

    public override string ToString() => id.ToString();
}
