using Orleans;
using Orleans.Concurrency;

namespace Mrci.Engine.Embedded.Tests.States;

public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(int number);

    Task<int> Get();

    Task Clear();

    Task<bool> Exists();

    Task Deactivate();

    Task<string?> UseStateElsewhere();

    [AlwaysInterleave]
    Task AddInterleaved();

    Task<Guid> Instance();
}
