using Mrci.Grains.Bans;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Bans;

public sealed class BanGrainTests
{
    [Fact]
    public async Task Ban_outlives_the_host()
    {
        // D-612
        var host = await TestHost.StartAsync();
        await host.Grains.GetGrain<IBanGrain>(0).AddAsync("192.0.2.1");
        await host.Grains.GetGrain<IBanGrain>(0).AddAsync("192.0.2.1");

        host = await host.ReplaceAsync();
        await using (host)
        {
            (await host.Grains.GetGrain<IBanGrain>(0).IsBannedAsync("192.0.2.1")).ShouldBeTrue();
            (await host.Grains.GetGrain<IBanGrain>(0).IsBannedAsync("192.0.2.2")).ShouldBeFalse();
        }
    }
}
