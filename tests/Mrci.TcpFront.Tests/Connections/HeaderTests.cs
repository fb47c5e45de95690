using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Fakes;
using Mrci.TcpFront.Tests.Hosting;

namespace Mrci.TcpFront.Tests.Connections;

public sealed class HeaderTests
{
    [Fact]
    public async Task Loopback_client_gets_reply_1_and_then_RDY()
    {
        // P-1.9, P-1.10, P-1.13
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(new ClientHeader(new ProtocolVersion(1, 7, 9), "  My client  ", "ignored").ToArray());

        var header = await client.ReadHostHeaderAsync();
        header.Reply.ShouldBe(HostReply.Accepted);
        header.Version.ShouldBe(new ProtocolVersion(1, 0, 1));
        header.SessionId.ToString().ShouldBe(host.Grains.Registry.Admitted.ShouldHaveSingleItem());
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");

        var attachment = host.Grains.Session.Attachment.ShouldNotBeNull();
        attachment.Epoch.ShouldBe(1);
        attachment.Address.ShouldBe("127.0.0.1");
        attachment.AppName.ShouldBe("My client");
        (attachment.Major, attachment.Minor, attachment.Patch).ShouldBe(((ushort)1, (ushort)7, (ushort)9));
        attachment.UserId.ShouldBeNull();
        host.Logs.Activity.ShouldHaveSingleItem().SessionId.ShouldBe(header.SessionId); // P-1.21
    }

    [Fact]
    public async Task Wrong_tag_is_closed_without_a_byte_before_the_header_is_complete()
    {
        // P-1.6, P-1.9
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync("MRCX"u8.ToArray());

        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.BadTag);
        host.Grains.Registry.Left.Count.ShouldBe(1); // P-1.4
        host.Grains.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wrong_major_gets_reply_3_whole_and_is_closed()
    {
        // P-1.9, P-1.10, P-1.21
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(new ClientHeader(new ProtocolVersion(2, 0, 0), "Test", "").ToArray());

        var header = await client.ReadHostHeaderAsync();
        header.Reply.ShouldBe(HostReply.UnsupportedVersion);
        header.SessionId.ToString().ShouldBe(host.Grains.Registry.Admitted.ShouldHaveSingleItem());
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.UnsupportedVersion);
        host.Logs.Activity.ShouldHaveSingleItem().Text.ShouldContain("rejected");
        host.Grains.Registry.Left.ShouldBe(host.Grains.Registry.Admitted);
    }

    [Fact]
    public async Task Half_a_header_is_closed_without_a_byte_after_five_seconds()
    {
        // P-1.7, X-1
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(RawClient.Header.ToArray().AsMemory(0, 205));
        await Wait.UntilAsync("the admission", () => host.Grains.Registry.Admitted.Count == 1);

        host.Time.Advance(TimeSpan.FromSeconds(4.9));
        host.Deadlines.ShouldBe(1);
        host.Time.Advance(TimeSpan.FromSeconds(0.35));

        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.HeaderTimeout);
        host.Grains.Registry.Left.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Silence_counts_from_accept_also_while_admission_takes_its_time()
    {
        // P-1.7
        await using var host = await FrontHost.StartAsync();
        var gate = new TaskCompletionSource();
        host.Grains.Registry.BeforeAnswer = _ => gate.Task;
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await Wait.UntilAsync("the request for admission", () => host.Grains.Registry.Asked.Count == 1);

        host.Time.Advance(TimeSpan.FromSeconds(6));
        gate.SetResult();

        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.HeaderTimeout);
    }

    [Fact]
    public async Task Header_dripped_byte_by_byte_is_accepted()
    {
        // P-1.6, P-2.6
        await using var host = await FrontHost.StartAsync();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        foreach (var part in RawClient.Header.ToArray())
            await client.SendAsync(new[] { part });

        (await client.ReadHostHeaderAsync()).Reply.ShouldBe(HostReply.Accepted);
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        host.Deadlines.ShouldBe(0); // A ready session has no time limit (P-1.16).
    }

    [Fact]
    public async Task Client_that_goes_before_its_header_is_counted_out()
    {
        // P-1.4
        await using var host = await FrontHost.StartAsync();
        await using (var client = await RawClient.ConnectAsync(host.Endpoint))
            await client.SendAsync("MR"u8.ToArray());

        await host.ShouldHaveClosedAsync(CloseReason.ClientClosed);
        host.Grains.Registry.Left.ShouldBe(host.Grains.Registry.Admitted);
    }

    [Fact]
    public async Task Frames_sent_before_RDY_are_done_after_it_in_order()
    {
        // P-1.14, X-2
        await using var host = await FrontHost.StartAsync();
        var gate = new TaskCompletionSource<Mrci.Grains.Sessions.SessionReply>();
        host.Grains.OnNewSession = session => session.OnAttach = () => gate.Task;
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync((byte[])[.. RawClient.Header.ToArray(), .. FrameWriter.TextToArray(FrameType.Text, 300, "one")]);
        await client.ReadHostHeaderAsync();
        await client.SendTextAsync(301, "two");

        gate.SetResult(FakeSession.Text(1, "ready"));
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        (await client.ReadFrameAsync()).ShouldBe("300:Text:one");
        (await client.ReadFrameAsync()).ShouldBe("301:Text:two");
        host.Grains.Session.Overlapped.ShouldBeFalse();
    }

    [Fact]
    public async Task Session_that_cannot_start_gets_3_ERR_and_is_closed()
    {
        // P-1.15, P-7.3
        await using var host = await FrontHost.StartAsync();
        host.Grains.OnNewSession = session => session.OnAttach = () => throw new InvalidOperationException();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(RawClient.Header.ToArray());
        await client.ReadHostHeaderAsync();

        var (header, _) = await client.ReadRawFrameAsync();
        (header.CommandId, header.Type).ShouldBe(((ushort)3, FrameType.Err));
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.AttachFailed);
        host.Grains.Registry.Left.Count.ShouldBe(1);
    }
}
