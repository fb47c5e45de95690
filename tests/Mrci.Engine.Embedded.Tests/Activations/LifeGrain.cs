using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;

namespace Mrci.Engine.Embedded.Tests.Activations;

public sealed class LifeGrain(Journal journal) : Grain, ILifeGrain
{
    private readonly Guid _instance = Guid.NewGuid();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        journal.Add($"activated {this.GetPrimaryKeyString()}");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (this.GetPrimaryKeyString() is "stubborn")
            await journal.Gate("never");
        await Task.Yield();
        journal.Add($"deactivated {this.GetPrimaryKeyString()} {reason.ReasonCode}");
    }

    public Task<Guid> Instance() => Task.FromResult(_instance);

    public Task Deactivate()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<Guid> DeactivateAndWait(string gate)
    {
        DeactivateOnIdle();
        journal.Add($"in {gate}");
        await journal.Gate(gate);
        return _instance;
    }

    public Task Keep(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }
}
