using Orleans;

namespace Mrci.Engine.Embedded.Tests.Activations;

public interface IPopulousGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}
