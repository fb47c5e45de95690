using Mrci.Protocol.Frames;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Connections;

public sealed class DrainTests
{
    [Fact]
    public async Task Host_stop_tells_all_sessions_and_ends_them_once()
    {
        // P-1.20, P-1.18, P-1.4
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnEnd = _ => Task.FromResult(FakeSession.Text(300, "", FrameType.Idle));
        await using var first = await RawClient.StartAsync(host.Endpoint);
        await using var second = await RawClient.StartAsync(host.Endpoint);
        await using var headless = await RawClient.ConnectAsync(host.Endpoint);
        await Wait.UntilAsync("the admission", () => host.Grains.Registry.Admitted.Count == 3);

        await host.StopAsync();
        foreach (var client in new[] { first, second })
        {
            (await client.ReadFrameAsync()).ShouldStartWith("2:Text:");
            (await client.ReadFrameAsync()).ShouldBe("300:Idle:");
            (await client.ReadToEndAsync()).ShouldBeEmpty();
        }

        (await headless.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.HostStopping, CloseReason.HostStopping, CloseReason.HostStopping);
        host.Grains.Registry.Left.ShouldBe(host.Grains.Registry.Admitted, ignoreOrder: true);
        host.Grains.Sessions.Values.ShouldAllBe(session => session.Calls.Count(call => call == "end 1 HostStopping") == 1);
    }

    [Fact]
    public async Task Sessions_are_told_at_once_and_let_go_one_batch_after_the_other()
    {
        // P-1.20
        const int Count = 25;
        await using var host = await FrontHost.StartAsync();
        var clients = new List<RawClient>();
        for (var client = 0; client < Count; client++)
            clients.Add(await RawClient.StartAsync(host.Endpoint));

        var stopping = host.StopAsync();

        foreach (var client in clients)
            (await client.ReadFrameAsync()).ShouldStartWith("2:Text:");
        await Wait.UntilAsync("the end of the first batch", () => host.Connections == Count - 10);
        await Wait.UntilAsync(
            "the end of all",
            () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(100));
                return host.Connections == 0;
            });
        await stopping;
        await host.ShouldHaveClosedAsync([.. Enumerable.Repeat(CloseReason.HostStopping, Count)]);
        foreach (var client in clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task Client_that_takes_no_bytes_is_cut_when_its_time_is_over()
    {
        // P-1.18, P-1.20
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnReceive = _ =>
            Task.FromResult(FakeSession.Bytes(FrameWriter.ToArray(FrameType.Bytes, 300, new byte[16_000_000])));
        await using var client = await RawClient.StartAsync(host.Endpoint, receiveBuffer: 8192);
        await client.SendTextAsync(300, "");
        await Wait.UntilAsync("output", () => host.Metrics["mrci.front.frames.sent"] == 2);

        var stopping = host.StopAsync();
        await Wait.UntilAsync("the last time limit", () => host.Deadlines == 1 && host.Grains.Registry.Left.Count == 1);
        stopping.IsCompleted.ShouldBeFalse();
        host.Time.Advance(TimeSpan.FromSeconds(5.25));
        await stopping;
        await host.ShouldHaveClosedAsync(CloseReason.HostStopping);
    }

    [Fact]
    public async Task Session_that_does_not_end_does_not_stop_the_host_for_ever()
    {
        // P-1.20
        await using var host = await FrontHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Grains.OnNewSession = session => session.OnEnd = async _ =>
        {
            await gate.Task;
            return Mrci.Grains.Sessions.SessionReply.Nothing;
        };
        await using var client = await RawClient.StartAsync(host.Endpoint);
        var stopping = host.StopAsync();
        await Wait.UntilAsync("the end of the session", () => host.Grains.Session.Calls.Count == 2);
        await using (var late = await RawClient.ConnectAsync(host.Endpoint))
            (await late.ReadToEndAsync()).ShouldBeEmpty();
        host.Grains.Registry.Asked.Count.ShouldBe(1);
        host.Time.Advance(TimeSpan.FromSeconds(10));

        await client.ReadToEndAsync();
        gate.SetResult();
        await stopping;
        await host.ShouldHaveClosedAsync(CloseReason.HostStopping, CloseReason.HostStopping);
    }
}
