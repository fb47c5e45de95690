using Orleans;

namespace Mrci.Engine.Embedded.Tests.Workers;

public interface IWorkerGrain : IGrainWithIntegerKey
{
    Task<Guid> Work(string gate);
}
