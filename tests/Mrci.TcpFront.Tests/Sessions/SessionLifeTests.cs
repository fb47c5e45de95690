using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Sessions;

public sealed class SessionLifeTests
{
    private static readonly SessionInterests HostOnly = new(7, [StreamKey.Host], [], ActiveUpdate: false);

    [Fact]
    public async Task Streams_are_subscribed_before_the_output_is_sent_and_the_session_is_told()
    {
        // P-7.0.3 c
        await using var host = await FrontHost.StartAsync();
        var subscribing = new TaskCompletionSource();
        host.Streams.OnSubscribe = _ => subscribing.Task;
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => Task.FromResult(FakeSession.Text(1, "ready") with { Interests = HostOnly });
            session.OnSubscribed = _ => Task.FromResult(FakeSession.Text(2, "read again"));
        };
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(RawClient.Header.ToArray());
        await client.ReadHostHeaderAsync();
        await Wait.UntilAsync("the session to be attached", () => host.Grains.Sessions.Values.Any(session => !session.Calls.IsEmpty));
        host.Metrics["mrci.front.frames.sent"].ShouldBe(0);

        subscribing.SetResult();
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        (await client.ReadFrameAsync()).ShouldBe("2:Text:read again");
        host.Grains.Session.Calls.ShouldBe(["attach 1", "subscribed 1 7"]);
    }

    [Fact]
    public async Task Notifications_and_frames_are_done_in_the_order_of_arrival()
    {
        // P-5.6, P-7.0.3
        await using var host = await FrontHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => Task.FromResult(FakeSession.Text(1, "ready") with { Interests = HostOnly });
            session.OnReceive = async frame =>
            {
                await gate.Task;
                return FakeSession.Text(frame.CommandId, "done");
            };
        };
        await using var client = await RawClient.StartAsync(host.Endpoint);
        await Wait.UntilAsync("the subscription", () => host.Streams.Count(StreamNames.Of(StreamKey.Host)) == 1);
        await client.SendTextAsync(300, "");
        await Wait.UntilAsync("the first frame", () => host.Metrics["mrci.front.frames.received"] == 1);
        host.Streams.Publish<HostEvent>(StreamNames.Of(StreamKey.Host), Renamed("another session"));
        host.Streams.Publish<HostEvent>(StreamNames.Of(StreamKey.Host), Renamed(host.Grains.Sessions.Keys.Single()));
        await client.SendTextAsync(301, "");
        await Wait.UntilAsync("the second frame", () => host.Metrics["mrci.front.frames.received"] == 2);
        gate.SetResult();

        (await client.ReadFrameAsync()).ShouldBe("300:Text:done");
        (await client.ReadFrameAsync()).ShouldStartWith("42:Text:");
        (await client.ReadFrameAsync()).ShouldBe("301:Text:done");
        host.Grains.Session.Overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task Loop_turns_come_after_everything_that_waits()
    {
        // P-5.6
        await using var host = await FrontHost.StartAsync();
        var turns = 0;
        host.Grains.OnNewSession = session =>
        {
            session.OnReceive = frame => Task.FromResult(
                FakeSession.Text(frame.CommandId, "got") with { Looping = frame.CommandId == 300 });
            session.OnTurn = () =>
            {
                turns++;
                return Task.FromResult(new SessionReply { Looping = true });
            };
        };
        await using var client = await RawClient.StartAsync(host.Endpoint);
        await client.SendTextAsync(300, "loop");
        await client.ReadFrameAsync();
        await Wait.UntilAsync("some turns", () => Volatile.Read(ref turns) > 100);

        await client.SendTextAsync(301, "stop");
        (await client.ReadFrameAsync()).ShouldBe("301:Text:got");
        host.Grains.Session.Calls.Last().ShouldBe("receive 1 301:31:stop");
        host.Grains.Session.Overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task Loop_waits_for_a_client_that_does_not_read()
    {
        // P-5.6 «bounded memory», P-2.13
        await using var host = await FrontHost.StartAsync(options => options.MaxOutboundBytesForTurn = 100_000);
        var turns = 0;
        host.Grains.OnNewSession = session =>
        {
            session.OnReceive = frame => Task.FromResult(new SessionReply { Looping = true });
            session.OnTurn = () =>
            {
                byte[] payload = [.. BitConverter.GetBytes(turns++), .. new byte[50_000]];
                var output = FrameWriter.ToArray(FrameType.Bytes, 300, payload);
                return Task.FromResult(new SessionReply { Output = output, Looping = turns < 2000 });
            };
        };
        await using var client = await RawClient.StartAsync(host.Endpoint, receiveBuffer: 8192);
        await client.SendTextAsync(300, "loop");

        // 2 000 turns make 100 MB; were they not held back, the session would be closed at 64 MiB.
        for (var turn = 0; turn < 2000; turn++)
            BitConverter.ToInt32((await client.ReadRawFrameAsync()).Payload).ShouldBe(turn);
        host.Metrics.Closes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Disconnect_ends_a_loop()
    {
        // P-5.6, P-1.18
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session =>
        {
            session.OnReceive = _ => Task.FromResult(new SessionReply { Looping = true });
            session.OnTurn = () => Task.FromResult(new SessionReply { Looping = true });
        };
        await using (var client = await RawClient.StartAsync(host.Endpoint))
        {
            await client.SendTextAsync(300, "loop");
            await Wait.UntilAsync("a turn", () => host.Grains.Session.Calls.Contains("turn 1", StringComparer.Ordinal));
        }

        await host.ShouldHaveClosedAsync(CloseReason.ClientClosed);
        host.Grains.Session.Calls.Last().ShouldBe("end 1 ClientClosed");
    }

    [Fact]
    public async Task Session_that_ends_itself_sends_all_output_first()
    {
        // P-1.18, P-1.19
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session =>
        {
            session.OnReceive = _ => Task.FromResult(FakeSession.Text(300, "bye", FrameType.Idle) with { CloseReason = "exit" });
            session.OnEnd = _ => Task.FromResult(FakeSession.Text(41, "unloaded"));
        };
        await using var client = await RawClient.StartAsync(host.Endpoint);
        await client.SendAsync((byte[])
        [
            .. FrameWriter.TextToArray(FrameType.Text, 300, "exit"),
            .. FrameWriter.TextToArray(FrameType.Text, 300, "too late"),
        ]);

        (await client.ReadFrameAsync()).ShouldBe("300:Idle:bye");
        (await client.ReadFrameAsync()).ShouldBe("41:Text:unloaded");
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.SessionEnded);
        host.Grains.Session.Received.ShouldBe(1);
        host.Grains.Registry.Left.Count.ShouldBe(1);
        host.Logs.Activity.Select(row => row.Text).ShouldBe(["session accepted", "session ended: SessionEnded"]); // P-1.21
    }

    [Fact]
    public async Task Reset_connection_is_ended_like_any_other()
    {
        // P-1.18, P-1.4
        await using var host = await FrontHost.StartAsync();
        var client = await RawClient.StartAsync(host.Endpoint);
        client.Reset();

        await host.ShouldHaveClosedAsync(CloseReason.ConnectionLost);
        host.Grains.Session.Calls.ShouldBe(["attach 1", "end 1 ConnectionLost"]);
        host.Grains.Registry.Left.ShouldBe(host.Grains.Registry.Admitted);
    }

    [Fact]
    public async Task Ended_session_leaves_its_streams()
    {
        // P-1.18
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnAttach = () =>
            Task.FromResult(FakeSession.Text(1, "ready") with { Interests = HostOnly with { Open = [new SubChannelRef(1, 0)] } });
        await using (await RawClient.StartAsync(host.Endpoint))
            await Wait.UntilAsync("the subscription", () => host.Streams.Count(StreamNames.Of(new SubChannelRef(1, 0))) == 1);

        await host.ShouldHaveClosedAsync(CloseReason.ClientClosed);
        host.Streams.Count(StreamNames.Of(StreamKey.Host)).ShouldBe(0);
        host.Streams.Count(StreamNames.Of(new SubChannelRef(1, 0))).ShouldBe(0);
    }

    [Fact]
    public async Task Session_with_too_many_notifications_waiting_is_closed()
    {
        // P-7.0.3: a session cannot miss one
        await using var host = await FrontHost.StartAsync(options => options.MaxPendingEvents = 3);
        var gate = new TaskCompletionSource();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => Task.FromResult(FakeSession.Text(1, "ready") with { Interests = HostOnly });
            session.OnReceive = async _ =>
            {
                await gate.Task;
                return SessionReply.Nothing;
            };
        };
        await using var client = await RawClient.StartAsync(host.Endpoint);
        await client.SendTextAsync(300, "");
        await Wait.UntilAsync("the frame", () => host.Grains.Session.Received == 1);
        for (var i = 0; i < 4; i++)
            host.Streams.Publish<HostEvent>(StreamNames.Of(StreamKey.Host), Renamed("another session"));
        gate.SetResult();

        await client.ReadToEndAsync();
        await host.ShouldHaveClosedAsync(CloseReason.EventBacklog);
    }

    private static UserRenamed Renamed(string source) => new(new EventOrigin(source, 1), 1, new string('0', 64), "old", "new");
}
