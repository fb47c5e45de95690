using Mrci.Grains.Channels;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;
using Orleans.Runtime;

namespace Mrci.TcpFront.Tests.Sessions;

public sealed partial class RecoveryTests
{
    private static readonly string User = new('a', 64);

    [Theory]
    [InlineData(typeof(SessionEpochException))]
    [InlineData(typeof(SiloUnavailableException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(InvalidOperationException))]
    public async Task Lost_session_is_recovered_in_the_order_of_the_rule(Type loss)
    {
        // P-10.20 steps 3 to 6, P-10.25
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => Task.FromResult(Greeting((266, "auth"), (306, "my_info")));
            session.OnReceive = frame => frame.CommandId switch
            {
                306 => throw (Exception)Activator.CreateInstance(loss)!,
                300 => Task.FromResult(FakeSession.Text(300, "", FrameType.Idle)),
                _ => Task.FromResult(SessionReply.Nothing),
            };
        };
        await using var client = await StartAsync(host, commands: 2);
        foreach (ushort command in (ushort[])[301, 300, 266, 306])
            await client.SendTextAsync(command, "");

        (await client.ReadFrameAsync()).ShouldBe("300:Idle:");
        (await client.ReadFrameAsync()).ShouldStartWith("3:Err:");
        (await client.ReadFrameAsync()).ShouldBe("266:Idle:");
        (await client.ReadFrameAsync()).ShouldBe("301:Idle:");
        (await client.ReadFrameAsync()).ShouldBe("306:Idle:");
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        (await ReadChangesAsync(client, 2)).ShouldBe(["NEW 266 auth", "NEW 306 my_info"]);
        await client.SendTextAsync(300, "");
        (await client.ReadFrameAsync()).ShouldBe("300:Idle:");
        host.Grains.Session.Attachments.Select(attachment => attachment.Epoch).ShouldBe([1L, 2L]);
        host.Metrics["mrci.front.sessions.recovered"].ShouldBe(1);
        host.Grains.Session.Overlapped.ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_that_takes_long_is_lost_only_if_the_session_does_not_work_on_it(bool isWorking)
    {
        // P-10.20
        await using var host = await FrontHost.StartAsync();
        var reply = new TaskCompletionSource<SessionReply>();
        host.Grains.OnNewSession = session =>
        {
            session.OnReceive = _ => reply.Task;
            session.OnIsWorking = () => Task.FromResult(isWorking);
        };
        await using var client = await StartAsync(host);
        await client.SendTextAsync(300, "");
        await Wait.UntilAsync("the frame at the session", () => host.Grains.Session.Received == 1);
        for (var question = 1; question <= 3 && host.Grains.Session.Attachments.Count == 1; question++)
        {
            await Wait.UntilAsync(
                $"question {question}",
                () =>
                {
                    host.Time.Advance(TimeSpan.FromSeconds(1));
                    return host.Grains.Session.Asked >= question || host.Grains.Session.Attachments.Count > 1;
                });
        }

        if (isWorking)
            reply.SetResult(FakeSession.Text(300, "", FrameType.Idle));
        else
            await ReadLossAsync(client, 300);

        (await client.ReadFrameAsync()).ShouldBe(isWorking ? "300:Idle:" : "1:Text:ready");
        reply.TrySetResult(SessionReply.Nothing);
    }

    [Fact]
    public async Task Attachment_names_the_user_and_what_was_open_and_linked()
    {
        // P-10.20 step 5, P-10.21
        await using var host = await FrontHost.StartAsync();
        var interests = new SessionInterests(3, [StreamKey.Host, StreamKey.User(User)], [new(7, 1), new(7, 0)], ActiveUpdate: true);
        SessionPeer[] peers = [new("b2", "elsewhere", Relation: 4)];
        host.Grains.OnNewSession = session => session.OnReceive = frame => frame.CommandId == 266
            ? Task.FromResult(FakeSession.Text(266, "", FrameType.Idle) with { UserChanged = true, UserId = User, Interests = interests, Peers = peers })
            : throw new SiloUnavailableException();
        await using var client = await StartAsync(host);
        await client.SendTextAsync(266, "");
        (await client.ReadFrameAsync()).ShouldBe("266:Idle:");
        await client.SendTextAsync(300, "");
        await ReadLossAsync(client, 300);
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");

        var first = host.Grains.Session.Attachments.First();
        (first.UserId, first.Open, first.ActiveUpdate).ShouldBe((null, null, false));
        var second = host.Grains.Session.Attachment.ShouldNotBeNull();
        second.ShouldBe(first with { Epoch = 2, UserId = User, Open = interests.Open, ActiveUpdate = true, Peers = peers });
        second.FrontId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Ids_that_mean_something_else_now_are_removed_before_they_are_announced()
    {
        // P-10.26: after RDY, before NEW_CMD, ascending
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => Task.FromResult(session.Attachments.Count == 1
                ? Greeting((266, "auth"), (306, "my_info"), (513, "left"), (514, "old"), (515, "short"))
                : Greeting((266, "auth"), (306, "my_info"), (514, "new"), (600, "more")));
            session.OnReceive = frame => frame.CommandId == 515
                ? Task.FromResult(FakeSession.Bytes(FrameWriter.ToArray(FrameType.CmdId, 41, CommandIdPayload.ToArray(515))))
                : throw new SessionEpochException();
        };
        await using var client = await StartAsync(host, commands: 5);
        await client.SendTextAsync(515, "");
        (await ReadChangesAsync(client, 1)).ShouldBe(["RM 515"]);
        await client.SendTextAsync(300, "");
        await ReadLossAsync(client, 300, 515);

        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        (await ReadChangesAsync(client, 6)).ShouldBe(
            ["RM 513", "RM 514", "NEW 266 auth", "NEW 306 my_info", "NEW 514 new", "NEW 600 more"]);
    }

    [Fact]
    public async Task Frames_and_notifications_received_meanwhile_are_done_afterwards_in_order()
    {
        // P-10.20 steps 1 and 7
        await using var host = await FrontHost.StartAsync();
        var interests = new SessionInterests(1, [StreamKey.Host], [], ActiveUpdate: false);
        var recovery = new TaskCompletionSource();
        var lost = new TaskCompletionSource();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = async () =>
            {
                if (session.Attachments.Count > 1)
                    await recovery.Task;
                return FakeSession.Text(1, "ready") with { Interests = interests };
            };
            session.OnReceive = async frame =>
            {
                if (frame.CommandId != 300)
                    return FakeSession.Text(frame.CommandId, "", FrameType.Idle);
                await lost.Task;
                throw new SiloUnavailableException();
            };
        };
        await using var client = await StartAsync(host);
        await client.SendTextAsync(300, "");
        await client.SendTextAsync(301, "");
        await Wait.UntilAsync("two frames", () => host.Metrics["mrci.front.frames.received"] == 2);
        host.Streams.Publish<HostEvent>(StreamNames.Of(StreamKey.Host), new UserRenamed(new EventOrigin("other", 1), 1, User, "old", "new"));
        lost.SetResult();
        await ReadLossAsync(client, 300);
        for (ushort command = 302; command < 320; command++)
            await client.SendTextAsync(command, "");
        recovery.SetResult();

        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        (await client.ReadFrameAsync()).ShouldBe("301:Idle:");
        (await client.ReadFrameAsync()).ShouldStartWith("42:Text:");
        for (ushort command = 302; command < 320; command++)
            (await client.ReadFrameAsync()).ShouldBe($"{command}:Idle:");
        host.Grains.Session.Calls.Count(call => call.StartsWith("receive 1 300", StringComparison.Ordinal)).ShouldBe(1);
        host.Grains.Session.Calls.ShouldNotContain(call => call.StartsWith("receive 2 300", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Client_is_held_back_while_its_session_is_recovered()
    {
        // P-10.20 step 1
        await using var host = await FrontHost.StartAsync();
        var recovery = new TaskCompletionSource();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = async () =>
            {
                if (session.Attachments.Count > 1)
                    await recovery.Task;
                return FakeSession.Text(1, "ready");
            };
            session.OnReceive = frame => frame.CommandId == 300
                ? throw new SiloUnavailableException()
                : Task.FromResult(FakeSession.Text(frame.CommandId, "", FrameType.Idle));
        };
        await using var client = await StartAsync(host);
        await client.SendTextAsync(300, "");
        await ReadLossAsync(client, 300);
        var received = host.Metrics["mrci.front.frames.received"];
        await client.SendTextAsync(301, "");
        await Wait.UntilAsync("the frame that was waited for", () => host.Metrics["mrci.front.frames.received"] == received + 1);
        await client.SendTextAsync(302, "");
        recovery.SetResult();

        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        (await client.ReadFrameAsync()).ShouldBe("301:Idle:");
        (await client.ReadFrameAsync()).ShouldBe("302:Idle:");
    }

    [Fact]
    public async Task Client_that_leaves_during_a_recovery_ends_it()
    {
        // P-1.18
        await using var host = await FrontHost.StartAsync();
        var recovery = new TaskCompletionSource();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = async () =>
            {
                if (session.Attachments.Count == 2)
                    await recovery.Task;
                return FakeSession.Text(1, "ready");
            };
            session.OnReceive = _ => throw new SiloUnavailableException();
        };
        await using var client = await StartAsync(host);
        await client.SendTextAsync(300, "");
        await ReadLossAsync(client, 300);
        var stopping = host.StopAsync();

        (await client.ReadFrameAsync()).ShouldStartWith("2:Text:");
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await stopping;
        await host.ShouldHaveClosedAsync(CloseReason.HostStopping);
        host.Grains.Session.Calls.TakeLast(2).ShouldBe(["attach 3", "end 3 HostStopping"]);
        recovery.SetResult();
    }

    private static SessionReply Greeting(params (ushort Id, string Name)[] commands) => FakeSession.Bytes(
    [
        .. FrameWriter.TextToArray(FrameType.Text, 1, "ready"),
        .. commands.SelectMany(command =>
            FrameWriter.ToArray(FrameType.NewCmd, 40, new NewCommand(command.Id, false, command.Name, NewCommand.BuiltIn).ToArray())),
    ]);

    private static async Task<RawClient> StartAsync(FrontHost host, int commands = 0)
    {
        var client = await RawClient.StartAsync(host.Endpoint);
        await ReadChangesAsync(client, commands);
        return client;
    }

    private static async Task ReadLossAsync(RawClient client, params ushort[] open)
    {
        (await client.ReadFrameAsync()).ShouldStartWith("3:Err:");
        foreach (var command in open)
            (await client.ReadFrameAsync()).ShouldBe($"{command}:Idle:");
    }

    private static async Task<string[]> ReadChangesAsync(RawClient client, int count)
    {
        var changes = new string[count];
        for (var i = 0; i < count; i++)
        {
            var (header, payload) = await client.ReadRawFrameAsync();
            changes[i] = header switch
            {
                { CommandId: 40, Type: FrameType.NewCmd } when NewCommand.TryRead(payload, out var added) => $"NEW {added.CommandId} {added.Name}",
                { CommandId: 41, Type: FrameType.CmdId } when CommandIdPayload.TryRead(payload, out var removed) => $"RM {removed}",
                _ => $"{header.CommandId}:{header.Type}",
            };
        }

        return changes;
    }
}
