using Mrci.Engine.Embedded.Tests.Harness;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Engine.Embedded.Tests.Workers;

[StatelessWorker(3)]
public sealed class WorkerGrain(Journal journal) : Grain, IWorkerGrain
{
    private readonly Guid _instance = Guid.NewGuid();

    public async Task<Guid> Work(string gate)
    {
        journal.Add("working");
        await journal.Gate(gate);
        return _instance;
    }
}
