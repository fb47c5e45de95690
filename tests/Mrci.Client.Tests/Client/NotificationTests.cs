namespace Mrci.Client.Tests.Client;

public sealed class NotificationTests : IDisposable
{
    private readonly FakeHost _host = new();

    public void Dispose() => _host.Dispose();

    // P-7.5, P-7.33
    [Fact]
    public async Task Notifications_come_in_order_without_what_the_client_handles()
    {
        var (client, session) = await _host.ConnectAsync();
        await using var closing = client;
        await session.SendAsync(2, FrameType.Text, "welcome");
        await session.AnnounceAsync(266, "auth");
        await session.SendAsync(5, FrameType.Bytes, [1, 2]);
        await session.SendAsync(33, FrameType.Text, "-ch_name \"a\" -user \"b\"");
        await session.SendAsync(1, FrameType.Text, "recovered");
        session.Dispose();
        var seen = new List<string>();
        await Deadline.For("the end of the notifications", Task.Run(async () =>
        {
            await foreach (var frame in client.Notifications) seen.Add(frame.ToString());
        }));

        seen.ShouldBe(["2:Text(14)", "5:Bytes(2)", "33:Text(44)", "1:Text(18)"]);
    }

    [Fact]
    public async Task Notifications_frames_of_commands_nobody_runs_are_among_them()
    {
        var (client, session) = await _host.ConnectAsync();
        await using var closing = client;
        using var _ = session;
        await client.SendRawAsync(FrameWriter.ToArray(FrameType.Text, 900, []));
        await session.ExpectAsync(900, FrameType.Text);
        await session.SendAsync(900, FrameType.Err, "err: unknown\n");
        await session.IdleAsync(900);

        (await Deadline.For("ERR", client.NextNotificationAsync(900))).Type.ShouldBe(FrameType.Err);
        (await Deadline.For("IDLE", client.NextNotificationAsync(900))).Type.ShouldBe(FrameType.Idle);
        client.TryReadNotification(out var none).ShouldBeFalse();
    }

    [Fact]
    public async Task Notifications_unread_above_the_limit_drop_the_oldest()
    {
        var (client, session) = await _host.ConnectAsync(
            new MrciClientOptions { Host = "127.0.0.1", Port = _host.Port, BufferBytes = 3 * (FrameQueue.Overhead + 2) });
        await using var closing = client;
        using var _ = session;
        for (byte i = 0; i < 10; i++) await session.SendAsync(5, FrameType.Bytes, [i, i]);
        var synchronizing = client.SynchronizeAsync();
        await session.SynchronizeAsync();
        await Deadline.For("all frames", synchronizing);
        var left = new List<byte>();
        while (client.TryReadNotification(out var frame)) left.Add(frame.Payload.Span[0]);

        left.ShouldBe(new byte[] { 7, 8, 9 });
        client.DroppedNotifications.ShouldBe(7);
    }

    [Fact]
    public async Task Next_notification_connection_lost_fails()
    {
        var (client, session) = await _host.ConnectAsync();
        await using var closing = client;
        var waiting = client.NextNotificationAsync(5);
        session.Dispose();

        await Should.ThrowAsync<MrciConnectionLostException>(Deadline.For("the wait to fail", waiting));
    }

    [Fact]
    public async Task Next_notification_cancelled_is_a_cancellation()
    {
        var (client, session) = await _host.ConnectAsync();
        await using var closing = client;
        using var _ = session;
        using var cancel = new CancellationTokenSource();
        var waiting = client.NextNotificationAsync(5, cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(Deadline.For("the wait to end", waiting));
    }
}
