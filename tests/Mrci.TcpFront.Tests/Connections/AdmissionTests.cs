using Mrci.Grains.Registry;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Connections;

public sealed class AdmissionTests
{
    [Fact]
    public async Task Surplus_connection_is_closed_without_a_byte_and_not_counted_out()
    {
        // P-1.2, P-1.4
        await using var host = await FrontHost.StartAsync();
        host.Grains.Registry.Answers.Enqueue(AdmissionStatus.Full);
        await using var client = await RawClient.ConnectAsync(host.Endpoint);

        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.Full);
        host.Grains.Registry.Left.ShouldBeEmpty();

        await using var next = await RawClient.StartAsync(host.Endpoint);
    }

    [Fact]
    public async Task Banned_peer_is_closed_without_a_byte_and_never_counted()
    {
        // P-1.2, P-1.3
        await using var host = await FrontHost.StartAsync();
        await host.Grains.Bans.AddAsync("127.0.0.1");
        await using var client = await RawClient.ConnectAsync(host.Endpoint);

        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.Banned);
        host.Grains.Registry.Asked.ShouldBeEmpty();
        host.Grains.Registry.Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task Session_id_in_use_is_replaced_by_another_one()
    {
        // P-1.17
        await using var host = await FrontHost.StartAsync();
        host.Grains.Registry.Answers.Enqueue(AdmissionStatus.IdInUse);
        await using var client = await RawClient.StartAsync(host.Endpoint);

        host.Grains.Registry.Asked.Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
        host.Grains.Sessions.Keys.ShouldHaveSingleItem().ShouldBe(host.Grains.Registry.Admitted.ShouldHaveSingleItem());
    }

    [Fact]
    public async Task Registry_that_does_not_answer_closes_the_connection_only()
    {
        // P-1.2
        await using var host = await FrontHost.StartAsync();
        host.Grains.Registry.BeforeAnswer = _ => throw new TimeoutException();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.AdmissionFailed);

        host.Grains.Registry.BeforeAnswer = _ => Task.CompletedTask;
        await using var next = await RawClient.StartAsync(host.Endpoint);
    }

    [Fact]
    public async Task Lease_is_renewed_every_15_seconds_with_all_sessions()
    {
        // D-613
        await using var host = await FrontHost.StartAsync();
        await using var first = await RawClient.StartAsync(host.Endpoint);
        await using var second = await RawClient.StartAsync(host.Endpoint);

        host.Time.Advance(TimeSpan.FromSeconds(15));
        await Wait.UntilAsync("the renewal", () => host.Grains.Registry.Renewed.Count == 1);
        host.Grains.Registry.Renewed.TryPeek(out var sessions).ShouldBeTrue();
        sessions.ShouldBe(host.Grains.Registry.Admitted, ignoreOrder: true);
    }
}
