using Orleans;
using Orleans.Concurrency;

namespace Mrci.Engine.Embedded.Tests.Streams;

public interface IStreamGrain : IGrainWithStringKey
{
    Task Subscribe(string stream);

    Task Unsubscribe(string stream);

    Task Publish(string stream, string prefix, int count);

    Task Deactivate();

    Task Hold(string gate);

    [AlwaysInterleave]
    Task<string[]> Received();
}
