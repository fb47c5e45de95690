using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.Timers;

public sealed class TimerGrain(Journal journal) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Add($"gone {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task Start(string name, TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        var options = new GrainTimerCreationOptions(due, period) { Interleave = interleave, KeepAlive = keepAlive };
        _timer = this.RegisterGrainTimer(TickAsync, name, options);
        return Task.CompletedTask;
    }

    public async Task Hold(string gate)
    {
        journal.Add($"in {gate}");
        await journal.Gate(gate);
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private async Task TickAsync(string name, CancellationToken cancellationToken)
    {
        var tick = ++_ticks;
        journal.Add($"{name} {tick}");
        if (name is "throws")
            throw new InvalidDataException("tick failed");
        if (name is "waits")
            await journal.Gate($"{name} {tick}");
        if (name is "cancelled")
        {
            var cancelled = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            journal.Add("token cancelled");
        }
    }
}
