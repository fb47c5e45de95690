using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.References;

internal sealed class ReferenceGrain(Journal journal, IGrainContext context) : Grain, IReferenceGrain
{
    public ValueTask<int> Square(int number) => ValueTask.FromResult(number * number);

    public async ValueTask Nothing(string gate)
    {
        await journal.Gate(gate);
        journal.Add($"out {gate}");
    }

    public Task<string> Many(byte a, long b, string c, decimal d, Message e, int? f, double g, Guid h, int[] i)
        => Task.FromResult($"{a} {b} {c} {d} {e.Text} {f} {g} {h} {i.Length}");

    public async Task Throw(Exception exception, bool late)
    {
        if (late)
            await Task.Yield();
        throw exception;
    }

    public async Task Cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Task.FromCanceled(source.Token);
    }

    public async Task Forget(string gate)
    {
        await journal.Gate(gate);
        journal.Add($"forgot {gate}");
        throw new InvalidDataException("nobody hears this");
    }

    public Task<string> IdentityOf(IReferenceGrain? other) => Task.FromResult($"{other is GrainReference} {other?.GetPrimaryKeyString()}");

    public Task<string> AskFor(string key) => GrainFactory.GetGrain<IReferenceGrain>(key).IdentityOf(this);

    public Task<IReferenceGrain> Self() => Task.FromResult(this.AsReference<IReferenceGrain>());

    public async Task Wait(string gate, CancellationToken cancellationToken)
    {
        journal.Add($"in {gate}");
        await journal.Gate(gate);
        journal.Add($"cancelled: {cancellationToken.IsCancellationRequested}");
    }

    public Task<GrainId> Id() => Task.FromResult(context.GrainId);
}
