using Orleans;

namespace Mrci.Engine.Embedded.Tests.Activations;

public sealed class PopulousGrain : Grain, IPopulousGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}
