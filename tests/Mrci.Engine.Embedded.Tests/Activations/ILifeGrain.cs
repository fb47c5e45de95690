using Orleans;

namespace Mrci.Engine.Embedded.Tests.Activations;

public interface ILifeGrain : IGrainWithStringKey
{
    Task<Guid> Instance();

    Task Deactivate();

    Task<Guid> DeactivateAndWait(string gate);

    Task Keep(TimeSpan time);
}
