using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace Mrci.Client.Tests.Client;

public sealed class ConnectingTests : IDisposable
{
    private readonly FakeHost _host = new();

    public void Dispose() => _host.Dispose();

    // P-1.8, P-1.10
    [Fact]
    public async Task Connect_reply_1_gives_the_facts_of_the_host_header()
    {
        var (client, session) = await _host.ConnectAsync();
        await using (client)
        using (session)
        {
            client.SessionId.ShouldBe(FakeSession.Id);
            client.HostVersion.ShouldBe(new ProtocolVersion(1, 0, 1));
            client.IsEncrypted.ShouldBeFalse();
            client.HostCertificate.ShouldBeNull();
            client.CloseReason.ShouldBe(CloseReason.None);
        }
    }

    // P-1.5, P-15.3
    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("chat.example", "chat.example")]
    public async Task Connect_sends_its_application_and_the_common_name(string? commonName, string expected)
    {
        var connecting = MrciClient.ConnectAsync(
            new MrciClientOptions { Host = "127.0.0.1", Port = _host.Port, AppName = "Test 1", CommonName = commonName });
        using var session = await _host.AcceptAsync();
        var header = await session.ReadHeaderAsync();
        await session.SendHeaderAsync();
        await using var client = await connecting;

        header.ShouldBe(new ClientHeader(new ProtocolVersion(1, 0, 1), "Test 1", expected));
    }

    // P-1.10
    [Theory]
    [InlineData(3, ConnectFailure.UnsupportedVersion)]
    [InlineData(4, ConnectFailure.NoCertificate)]
    [InlineData(9, ConnectFailure.ProtocolError)]
    public async Task Connect_other_replies_fail_with_their_reason(byte reply, ConnectFailure expected)
    {
        var connecting = MrciClient.ConnectAsync(_host.Options);
        using var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        var header = new HostHeader(HostReply.Accepted, ProtocolVersion.Host, FakeSession.Id).ToArray();
        header[0] = reply;
        await session.SendRawAsync(header);

        (await ShouldFailAsync(connecting)).Reason.ShouldBe(expected);
        await session.ExpectEndAsync();
    }

    // P-1.2, P-1.9: a host that is full or does not like the tag closes without a header
    [Theory]
    [InlineData(0)]
    [InlineData(34)]
    public async Task Connect_host_closes_before_its_header_is_complete_says_so(int sent)
    {
        var connecting = MrciClient.ConnectAsync(_host.Options);
        var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        await session.SendRawAsync(new byte[sent]);
        session.Dispose();

        (await ShouldFailAsync(connecting)).Reason.ShouldBe(ConnectFailure.ClosedBeforeHeader);
    }

    [Fact]
    public async Task Connect_nobody_listens_is_refused()
    {
        var options = _host.Options;
        _host.Dispose();

        (await ShouldFailAsync(MrciClient.ConnectAsync(options))).Reason.ShouldBe(ConnectFailure.Refused);
    }

    [Fact]
    public async Task Connect_silent_host_times_out()
    {
        var time = new FakeTimeProvider();
        var connecting = MrciClient.ConnectAsync(
            new MrciClientOptions { Host = "127.0.0.1", Port = _host.Port, TimeProvider = time, ConnectTimeout = TimeSpan.FromSeconds(3) });
        using var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        time.Advance(TimeSpan.FromSeconds(2.9));
        connecting.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(0.2));

        (await ShouldFailAsync(connecting)).Reason.ShouldBe(ConnectFailure.Timeout);
    }

    [Fact]
    public async Task Connect_cancelled_by_the_caller_is_a_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var connecting = MrciClient.ConnectAsync(_host.Options, cancel.Token);
        using var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(Deadline.For("the cancelled connect", connecting));
        await session.ExpectEndAsync();
    }

    [Fact]
    public async Task Connect_over_a_given_stream_works_as_over_tcp()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, _host.Port);
        var connecting = MrciClient.ConnectAsync(new NetworkStream(socket, ownsSocket: true), _host.Options);
        using var session = await _host.AcceptReadyAsync();
        await using var client = await connecting;

        await Deadline.For("RDY", client.WaitReadyAsync());
    }

    // P-1.13: if the session cannot be started, 3:ERR and close
    [Fact]
    public async Task Wait_ready_session_not_started_fails_with_the_hosts_error()
    {
        var connecting = MrciClient.ConnectAsync(_host.Options);
        var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        await session.SendHeaderAsync();
        await using var client = await connecting;
        await session.SendAsync(3, FrameType.Err, "err: no executor\n");
        session.Dispose();

        var error = await Should.ThrowAsync<MrciConnectionLostException>(Deadline.For("RDY", client.WaitReadyAsync()));
        error.Reason.ShouldBe(CloseReason.HostClosed);
        error.HostError.ShouldBe("err: no executor\n");
    }

    private static Task<MrciConnectException> ShouldFailAsync(Task connecting) =>
        Should.ThrowAsync<MrciConnectException>(Deadline.For("the connect to fail", connecting));
}
