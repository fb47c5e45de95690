using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Sessions;

public sealed class FrameTests
{
    [Fact]
    public async Task Frames_reach_the_session_one_at_a_time_in_order()
    {
        // P-5.2, P-2.10
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnReceive = async frame =>
        {
            await Task.Yield();
            return FakeSession.Bytes(FrameWriter.ToArray((FrameType)frame.Type, frame.CommandId, frame.Payload));
        };
        await using var client = await RawClient.StartAsync(host.Endpoint);
        var burst = new MemoryStream();
        for (ushort id = 1000; id < 3000; id++)
            burst.Write(FrameWriter.TextToArray(FrameType.Text, id, $"number {id}"));
        await client.SendAsync(burst.ToArray());

        for (ushort id = 1000; id < 3000; id++)
            (await client.ReadFrameAsync()).ShouldBe($"{id}:Text:number {id}");
        host.Grains.Session.Overlapped.ShouldBeFalse();
    }

    [Theory]
    [InlineData(FrameType.PrivIpc)]
    [InlineData(FrameType.PubIpc)]
    [InlineData(FrameType.PubIpcWithFeedback)]
    [InlineData(FrameType.PingPeers)]
    public async Task Frame_of_a_private_type_is_dropped_and_logged(FrameType type)
    {
        // P-2.7, P-1.21
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.StartAsync(host.Endpoint);
        await client.SendAsync((byte[])
        [
            .. FrameWriter.TextToArray(FrameType.Text, 300, "before"),
            .. FrameWriter.ToArray(type, 300, new byte[5000]),
            .. FrameWriter.TextToArray(FrameType.Text, 300, "after"),
        ]);

        (await client.ReadFrameAsync()).ShouldBe("300:Text:before");
        (await client.ReadFrameAsync()).ShouldBe("300:Text:after");
        host.Logs.Activity.Select(row => row.Text).Last().ShouldContain($"private type id {(int)type}");
        host.Logs.Activity.Count.ShouldBe(2);
        host.Grains.Session.Received.ShouldBe(2);
    }

    [Fact]
    public async Task Flood_of_private_types_does_not_flood_the_log()
    {
        // P-2.7
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.StartAsync(host.Endpoint);
        var flood = Enumerable.Repeat(FrameWriter.ToArray(FrameType.PubIpc, 300, []), 10_000).SelectMany(frame => frame).ToArray();
        await client.SendAsync(flood);
        await client.SendTextAsync(300, "after");

        (await client.ReadFrameAsync()).ShouldBe("300:Text:after");
        host.Logs.Activity.Count.ShouldBeInRange(9, 30);
    }

    [Fact]
    public async Task Payload_above_the_limit_is_skipped_and_told_to_the_session()
    {
        // P-2.12
        await using var host = await FrontHost.StartAsync(options => options.MaxClientPayload = 100);
        await using var client = await RawClient.StartAsync(host.Endpoint);
        await client.SendAsync(FrameWriter.ToArray(FrameType.Bytes, 300, new byte[200_000]));
        await client.SendTextAsync(301, "after");

        (await client.ReadFrameAsync()).ShouldBe("300:Bytes:");
        (await client.ReadFrameAsync()).ShouldBe("301:Text:after");
        host.Grains.Session.Calls.ShouldContain(call => call == "receive 1 300:43:oversized");
    }

    [Fact]
    public async Task Frame_announced_and_never_sent_is_lost_and_disturbs_nobody()
    {
        // P-2.6, P-2.14
        await using var host = await FrontHost.StartAsync();
        await using var announcing = await RawClient.StartAsync(host.Endpoint);
        var header = new byte[FrameHeader.Size];
        new FrameHeader(FrameType.Bytes, 300, FrameHeader.MaxPayload).Write(header);
        await announcing.SendAsync((byte[])[.. header, 1, 2, 3]);
        await using var other = await RawClient.StartAsync(host.Endpoint);
        await other.SendTextAsync(300, "undisturbed");
        (await other.ReadFrameAsync()).ShouldBe("300:Text:undisturbed");

        announcing.CloseSending();
        (await announcing.ReadToEndAsync()).ShouldBeEmpty();
        await Wait.UntilAsync("the close", () => host.Metrics.Closes.Count == 1);
        host.Metrics.Closes.ShouldHaveSingleItem().ShouldBe(CloseReason.ClientClosed);
        host.Grains.Sessions.Values.Sum(session => session.Received).ShouldBe(1);
    }

    [Fact]
    public async Task Largest_payload_arrives_whole()
    {
        // P-2.14, P-2.11
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.StartAsync(host.Endpoint);
        var payload = new byte[FrameHeader.MaxPayload];
        Random.Shared.NextBytes(payload);
        var sending = client.SendHeldBackAsync(FrameWriter.ToArray(FrameType.Bytes, 300, payload));

        var (_, echo) = await client.ReadRawFrameAsync();
        await Wait.ForAsync("the host to take the frame", sending);
        echo.AsSpan().SequenceEqual(payload).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_million_empty_frames_in_a_burst_are_held_back_and_all_done()
    {
        // P-2.6, issue «bad input»
        const int Count = 2_000_000;
        await using var host = await FrontHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Grains.OnNewSession = session =>
        {
            session.Quiet = true;
            session.OnReceive = async _ =>
            {
                await gate.Task;
                return SessionReply.Nothing;
            };
        };
        await using var client = await RawClient.StartAsync(host.Endpoint);
        var burst = new byte[Count * FrameHeader.Size];
        for (var i = 0; i < Count; i++)
            new FrameHeader(FrameType.Text, 300, 0).Write(burst.AsSpan(i * FrameHeader.Size));
        var sending = client.SendHeldBackAsync(burst);

        // One frame is at the session, as many as allowed wait, the rest is in the sockets.
        var limit = new FrontOptions().MaxInboundFrames;
        await Wait.UntilAsync("the inbound budget to be used up", () => host.Metrics["mrci.front.frames.received"] >= limit);
        host.Metrics["mrci.front.frames.received"].ShouldBeLessThanOrEqualTo(limit + 1);

        host.Grains.OnNewSession = _ => { };
        await using var other = await RawClient.StartAsync(host.Endpoint);
        await other.SendTextAsync(300, "undisturbed");
        (await other.ReadFrameAsync()).ShouldBe("300:Text:undisturbed");

        gate.SetResult();
        await Wait.ForAsync("the burst to be taken", sending);
        await Wait.UntilAsync("the burst to be done", () => host.Grains.Sessions.Values.Max(session => session.Received) == Count);
    }

    [Fact]
    public async Task Frames_sent_before_the_client_closes_are_done()
    {
        // P-1.18, P-2.14
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.StartAsync(host.Endpoint);
        await client.SendTextAsync(300, "last words");
        client.CloseSending();

        (await client.ReadFrameAsync()).ShouldBe("300:Text:last words");
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.ClientClosed);
        host.Grains.Session.Calls.Last().ShouldBe("end 1 ClientClosed");
    }
}
