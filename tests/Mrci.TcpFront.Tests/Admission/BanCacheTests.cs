using Mrci.Grains.Bans;
using Mrci.Grains.Fronts;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Admission;

public sealed class BanCacheTests
{
    [Fact]
    public async Task Admissions_ask_for_the_list_once()
    {
        // D-612
        await using var host = await FrontHost.StartAsync();
        for (var count = 0; count < 5; count++)
            await (await RawClient.StartAsync(host.Endpoint)).DisposeAsync();

        host.Grains.Bans.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task Change_counts_from_its_notice_on()
    {
        // D-612: for the ban and for its end
        await using var host = await FrontHost.StartAsync();
        await (await RawClient.StartAsync(host.Endpoint)).DisposeAsync();
        await host.ShouldHaveClosedAsync(CloseReason.ClientClosed);

        await host.Grains.Bans.AddAsync("127.0.0.1");
        host.Streams.Publish<FrontNotice>(StreamNames.Fronts, new BanListChanged(1));
        await using (var banned = await RawClient.ConnectAsync(host.Endpoint))
            (await banned.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.ClientClosed, CloseReason.Banned);

        await host.Grains.Bans.RemoveAsync(["127.0.0.1"]);
        host.Streams.Publish<FrontNotice>(StreamNames.Fronts, new BanListChanged(2));
        await using var welcome = await RawClient.StartAsync(host.Endpoint);
    }

    [Fact]
    public async Task Change_without_a_notice_counts_a_lease_interval_later()
    {
        // D-612: streams are a hint, the version is the guarantee.
        await using var host = await FrontHost.StartAsync();
        await (await RawClient.StartAsync(host.Endpoint)).DisposeAsync();
        await host.Grains.Bans.AddAsync("127.0.0.1");
        await (await RawClient.StartAsync(host.Endpoint)).DisposeAsync();

        host.Time.Advance(TimeSpan.FromSeconds(15));

        await using var banned = await RawClient.ConnectAsync(host.Endpoint);
        (await banned.ReadToEndAsync()).ShouldBeEmpty();
        host.Grains.Bans.Reads.ShouldBe(2);
    }
}
