using Mrci.Grains.Sessions;
using Mrci.Grains.Streams;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;
using Orleans.Runtime;

namespace Mrci.TcpFront.Tests.Sessions;

/// <content>What is tried again, for how long, and how often.</content>
public sealed partial class RecoveryTests
{
    [Fact]
    public async Task Attachment_that_fails_is_tried_again_with_another_epoch()
    {
        // P-10.20 step 5
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => session.Attachments.Count is 2 or 3 ? throw new SiloUnavailableException() : Task.FromResult(FakeSession.Text(1, "ready"));
            session.OnReceive = _ => throw new SiloUnavailableException();
        };
        await using var client = await StartAsync(host);
        await client.SendTextAsync(300, "");
        await ReadLossAsync(client, 300);
        await host.AdvanceUntilAsync("four attachments", TimeSpan.FromMilliseconds(50), () => host.Grains.Session.Attachments.Count == 4);

        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        host.Grains.Session.Attachments.Select(attachment => attachment.Epoch).ShouldBe([1L, 2L, 3L, 4L]);
    }

    [Fact]
    public async Task Session_that_cannot_be_recovered_in_its_time_is_closed()
    {
        // P-10.20 step 5: 60 s
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => session.Attachments.Count > 1 ? throw new SiloUnavailableException() : Task.FromResult(FakeSession.Text(1, "ready"));
            session.OnReceive = _ => throw new SiloUnavailableException();
        };
        await using var client = await StartAsync(host);
        var started = host.Time.GetTimestamp();
        await client.SendTextAsync(300, "");
        await ReadLossAsync(client, 300);
        await host.AdvanceUntilAsync("the end of the connection", TimeSpan.FromMilliseconds(500), () => host.Connections == 0);

        (await client.ReadFrameAsync()).ShouldStartWith("3:Err:");
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.SessionLost);
        host.Time.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(60));
        host.Grains.Registry.Left.ShouldBe(host.Grains.Registry.Admitted); // P-1.4
    }

    [Fact]
    public async Task Session_whose_streams_do_not_answer_is_closed_in_its_time()
    {
        // P-10.20 step 5: the 60 s are for everything that a recovery waits for.
        await using var host = await FrontHost.StartAsync();
        var interests = new SessionInterests(1, [StreamKey.Host], [], ActiveUpdate: false);
        host.Grains.OnNewSession = session =>
        {
            session.OnAttach = () => Task.FromResult(
                session.Attachments.Count > 1 ? FakeSession.Text(1, "ready") with { Interests = interests } : FakeSession.Text(1, "ready"));
            session.OnReceive = _ => throw new SiloUnavailableException();
        };
        await using var client = await StartAsync(host);
        var never = new TaskCompletionSource();
        host.Streams.OnSubscribe = _ => never.Task;
        var started = host.Time.GetTimestamp();
        await client.SendTextAsync(300, "");
        await ReadLossAsync(client, 300);
        await host.AdvanceUntilAsync("the end of the connection", TimeSpan.FromMilliseconds(500), () => host.Connections == 0);

        (await client.ReadFrameAsync()).ShouldStartWith("3:Err:");
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.SessionLost);
        host.Time.GetElapsedTime(started).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60));
        never.SetCanceled();
    }

    [Fact]
    public async Task Sixth_crash_in_quick_succession_ends_the_session_and_its_peers_are_told()
    {
        // P-10.12, P-10.20 step 2, P-1.18
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session =>
        {
            session.OnReceive = _ => throw new SessionEpochException();
            session.OnEnd = _ => Task.FromResult(FakeSession.Text(41, "not for the client"));
        };
        await using var client = await StartAsync(host);
        for (var crash = 1; crash <= 5; crash++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(5));
            await client.SendTextAsync(300, "");
            await ReadLossAsync(client, 300);
            (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        }

        await client.SendTextAsync(300, "");
        (await client.ReadFrameAsync()).ShouldStartWith("3:Err:");
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.SessionLost);
        host.Grains.Session.Calls.TakeLast(2).ShouldBe(["attach 7", "end 7 SessionLost"]);
    }

    [Fact]
    public async Task Crashes_that_are_far_apart_do_not_count_together()
    {
        // P-10.12, X-11: the window is that to the previous crash
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnReceive = _ => throw new SessionEpochException();
        await using var client = await StartAsync(host);
        for (var crash = 1; crash <= 12; crash++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(crash % 5 == 0 ? 5.001 : 0));
            await client.SendTextAsync(300, "");
            await ReadLossAsync(client, 300);
            (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        }

        host.Metrics.Closes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_that_fails_for_the_moment_is_tried_again()
    {
        // P-7.3
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnAttach = () =>
            session.Attachments.Count == 1 ? throw new SiloUnavailableException() : Task.FromResult(FakeSession.Text(1, "ready"));
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(RawClient.Header.ToArray());
        await client.ReadHostHeaderAsync();
        await host.AdvanceUntilAsync("the second try", TimeSpan.FromMilliseconds(50), () => !host.Grains.Sessions.IsEmpty && host.Grains.Session.Attachments.Count == 2);

        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
    }
}
