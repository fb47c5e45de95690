using Orleans;

namespace Mrci.Engine.Embedded.Tests.Activations;

public interface IFragileGrain : IGrainWithStringKey
{
    Task<string> Hello();
}
