namespace Mrci.Client.Tests.Client;

public sealed class ClosingTests : IDisposable
{
    private readonly FakeHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Dispose_closes_the_connection_and_fails_what_waits()
    {
        var (client, session) = await _host.ConnectAsync();
        using var _ = session;
        await session.AnnounceAsync(266, "auth");
        var synchronizing = client.SynchronizeAsync();
        await session.SynchronizeAsync();
        await Deadline.For("the command list", synchronizing);
        var run = await client.StartAsync("auth");
        await session.ExpectAsync(266, FrameType.Text);
        await client.DisposeAsync();
        await client.DisposeAsync();

        (await Deadline.For("the completion", client.Completion)).ShouldBe(CloseReason.Disposed);
        (await Should.ThrowAsync<MrciConnectionLostException>(run.Completion)).Reason.ShouldBe(CloseReason.Disposed);
        await session.ExpectEndAsync();
    }

    [Fact]
    public async Task Completion_host_closes_says_so()
    {
        var (client, session) = await _host.ConnectAsync();
        await using var closing = client;
        session.Dispose();

        (await Deadline.For("the completion", client.Completion)).ShouldBe(CloseReason.HostClosed);
        client.CloseReason.ShouldBe(CloseReason.HostClosed);
    }

    // P-3.1: private types are never on the wire
    [Fact]
    public async Task Completion_private_type_from_the_host_is_a_protocol_error()
    {
        var (client, session) = await _host.ConnectAsync();
        await using var closing = client;
        using var _ = session;
        await session.SendAsync(5, FrameType.PubIpc);

        (await Deadline.For("the completion", client.Completion)).ShouldBe(CloseReason.ProtocolError);
        await session.ExpectEndAsync();
    }

    // P-2.6: any segmentation is legal
    [Fact]
    public async Task Frames_byte_by_byte_arrive_whole()
    {
        var (client, session) = await _host.ConnectAsync();
        await using var closing = client;
        using var _ = session;
        foreach (var part in FrameWriter.TextToArray(FrameType.Text, 5, "slow")) await session.SendRawAsync([part]);

        (await Deadline.For("the frame", client.NextNotificationAsync(5))).Text.ShouldBe("slow");
    }
}
