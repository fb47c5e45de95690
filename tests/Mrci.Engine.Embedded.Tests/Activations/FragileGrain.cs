using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;

namespace Mrci.Engine.Embedded.Tests.Activations;

/// <summary>Fails to be activated the first time, in the way its key says.</summary>
public sealed class FragileGrain : Grain, IFragileGrain
{
    private readonly Journal _journal;
    private readonly bool _isFirst;

    public FragileGrain(Journal journal)
    {
        _journal = journal;
        _isFirst = journal.Count("made") == 0;
        journal.Add("made");
        if (_isFirst && this.GetPrimaryKeyString() is "constructor")
            throw new InvalidDataException("constructor failed");
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (this.GetPrimaryKeyString() is "refuses")
            DeactivateOnIdle();
        if (_isFirst && this.GetPrimaryKeyString() is "activation")
            throw new InvalidDataException("activation failed");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _journal.Add("deactivated");
        return Task.CompletedTask;
    }

    public Task<string> Hello() => Task.FromResult("hello");
}
