using Mrci.Engine.Embedded.Scheduling;
using Mrci.Engine.Embedded.Timers;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Activations;

// Timers live no longer than their activation.
internal sealed partial class Activation
{
    private HashSet<GrainTimer>? _timers;

    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        if (ActivationScheduler.Current != _scheduler)
            throw new InvalidOperationException("A grain timer is registered inside the grain, on its own scheduler.");
        var timer = new GrainTimer(this, callback, options);
        lock (Gate)
            (_timers ??= []).Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void ForgetTimer(GrainTimer timer)
    {
        lock (Gate)
            _timers?.Remove(timer);
    }

    private void DisposeTimers()
    {
        GrainTimer[] timers;
        lock (Gate)
        {
            timers = [.. _timers ?? []];
            _timers = null;
        }

        foreach (var timer in timers)
            timer.Dispose();
    }
}
