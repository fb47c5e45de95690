using Mrci.Grains.Channels;
using Mrci.Grains.Tests.Harness;
using Orleans.Runtime;

namespace Mrci.Grains.Tests.Channels;

public sealed class IdAllocatorGrainTests
{
    [Theory]
    [InlineData(FaultKind.KilledBefore)]
    [InlineData(FaultKind.KilledAfter)]
    public async Task Ids_start_at_one_and_are_never_handed_out_twice(FaultKind kind)
    {
        // D-607, D-304, X-74
        var host = await TestHost.StartAsync();
        var first = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Grains.GetGrain<IIdAllocatorGrain>("channel").NextAsync()));
        host.Storage.FailWrite(1, kind);
        await Should.ThrowAsync<OrleansException>(() => host.Grains.GetGrain<IIdAllocatorGrain>("channel").NextAsync());

        host = await host.ReplaceAsync();
        await using (host)
        {
            first.Order().ShouldBe(Enumerable.Range(1, 20).Select(id => (ulong)id));
            (await host.Grains.GetGrain<IIdAllocatorGrain>("channel").NextAsync()).ShouldBe(kind == FaultKind.KilledBefore ? 21UL : 22UL);
        }
    }
}
