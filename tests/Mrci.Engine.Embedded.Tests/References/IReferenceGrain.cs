using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.References;

internal interface IReferenceGrain : IGrainWithStringKey
{
    ValueTask<int> Square(int number);

    ValueTask Nothing(string gate);

    Task<string> Many(byte a, long b, string c, decimal d, Message e, int? f, double g, Guid h, int[] i);

    Task Throw(Exception exception, bool late);

    Task Cancelled();

    [OneWay]
    Task Forget(string gate);

    Task<string> IdentityOf(IReferenceGrain? other);

    Task<string> AskFor(string key);

    Task<IReferenceGrain> Self();

    Task Wait(string gate, CancellationToken cancellationToken);

    Task<GrainId> Id();
}
