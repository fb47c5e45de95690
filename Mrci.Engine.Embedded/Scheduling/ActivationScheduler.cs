using Mrci.Engine.Embedded.Activations;

namespace Mrci.Engine.Embedded.Scheduling;

// Runs the turns of one activation one after the other on threads of the pool. Being the current task scheduler of everything
// it runs, it gets the continuations of awaits as well.
internal sealed class ActivationScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns the activation goes to the end of the pool's queue, so that others get their share.
    private const int TurnsPerRun = 64;

    private static readonly Action<object?> RunTurns = static scheduler => ((ActivationScheduler)scheduler!).Drain();

    private readonly Queue<Task> _continuations = new(0);
    private bool _isScheduled;

    public static new ActivationScheduler? Current => TaskScheduler.Current as ActivationScheduler;

    public Activation Activation { get; } = activation;

    public override int MaximumConcurrencyLevel => 1;

    // Guarded by the gate of the activation.
    public bool HasContinuations => _continuations.Count > 0;

    // Called under the gate; true obliges the caller to call QueueRun after leaving it.
    public bool Request()
    {
        if (_isScheduled)
            return false;
        _isScheduled = true;
        return true;
    }

    public void QueueRun() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    // One task carries many turns; starting it is what makes this the current scheduler.
    void IThreadPoolWorkItem.Execute()
        => new Task(RunTurns, this, CancellationToken.None, TaskCreationOptions.DenyChildAttach).Start(this);

    protected override void QueueTask(Task task)
    {
        if (ReferenceEquals(task.AsyncState, this))
        {
            TryExecuteTask(task);
            return;
        }

        bool mustRun;
        lock (Activation.Gate)
        {
            _continuations.Enqueue(task);
            mustRun = Request();
        }

        if (mustRun)
            QueueRun();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued)
        => ReferenceEquals(TaskScheduler.Current, this) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (Activation.Gate)
            return [.. _continuations];
    }

    private void Drain()
    {
        var clean = ExecutionContext.Capture()!;
        for (var turns = 0; turns < TurnsPerRun; turns++)
        {
            Task? continuation;
            Calls.Turn? turn = null;
            lock (Activation.Gate)
            {
                // Alternating keeps a grain that only yields from starving its callers.
                if ((turns & 1) != 0)
                    turn = Activation.TakeTurn();
                continuation = turn is null && _continuations.TryDequeue(out var queued) ? queued : null;
                if (turn is null && continuation is null && (turn = Activation.TakeTurn()) is null)
                {
                    _isScheduled = false;
                    return;
                }
            }

            if (turn is not null)
                turn.Run(Activation);
            else
                TryExecuteTask(continuation!);
            // What one turn put into async locals is nothing to the next.
            ExecutionContext.Restore(clean);
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
