using System.Security.Cryptography.X509Certificates;

namespace Mrci.Client.Tests.Client;

public sealed class TlsTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly X509Certificate2 _certificate = Certificates.Create();
    private readonly X509Certificate2 _other = Certificates.Create();

    public void Dispose()
    {
        _host.Dispose();
        _certificate.Dispose();
        _other.Dispose();
    }

    // P-1.11
    [Fact]
    public async Task Connect_reply_2_frames_flow_inside_tls()
    {
        var connecting = MrciClient.ConnectAsync(_host.Options);
        using var session = await UpgradeAsync(_certificate);
        await session.SendAsync(1, FrameType.Text, "Ready");
        await using var client = await Deadline.For("the connect", connecting);
        await Deadline.For("RDY", client.WaitReadyAsync());
        await client.SendAsync(FrameType.Text, 300, MrciText.Encode("hello"));

        client.IsEncrypted.ShouldBeTrue();
        client.HostCertificate!.Thumbprint.ShouldBe(_certificate.Thumbprint);
        (await session.ExpectAsync(300, FrameType.Text)).Text.ShouldBe("hello");
    }

    [Fact]
    public async Task Connect_pinned_certificate_is_accepted()
    {
        var connecting = MrciClient.ConnectAsync(Options(pinned: _certificate));
        using var session = await UpgradeAsync(_certificate);
        await using var client = await Deadline.For("the connect", connecting);

        client.IsEncrypted.ShouldBeTrue();
    }

    [Fact]
    public async Task Connect_other_certificate_than_the_pinned_one_is_refused() =>
        await ShouldRefuseAsync(Options(pinned: _other), presented: _certificate);

    // P-1.12: HOST_CERT starts with the certificate that the TLS server presents
    [Fact]
    public async Task Connect_other_certificate_than_the_announced_one_is_refused() =>
        await ShouldRefuseAsync(_host.Options, presented: _other);

    [Fact]
    public async Task Connect_chain_check_refuses_a_self_signed_certificate() =>
        await ShouldRefuseAsync(Options(checkChain: true), presented: _certificate);

    // P-1.10, P-1.11: exactly one 2:HOST_CERT follows reply 2
    [Fact]
    public async Task Connect_other_frame_than_host_cert_is_a_protocol_error()
    {
        var connecting = MrciClient.ConnectAsync(_host.Options);
        using var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        await session.SendHeaderAsync(HostReply.AcceptedTls);
        await session.SendAsync(2, FrameType.Text, "not a certificate");

        (await ShouldFailAsync(connecting)).Reason.ShouldBe(ConnectFailure.ProtocolError);
    }

    [Fact]
    public async Task Connect_unreadable_host_cert_is_a_protocol_error()
    {
        var connecting = MrciClient.ConnectAsync(_host.Options);
        using var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        await session.SendHeaderAsync(HostReply.AcceptedTls);
        await session.SendAsync(2, FrameType.HostCert, "-----BEGIN CERTIFICATE-----"u8.ToArray());

        (await ShouldFailAsync(connecting)).Reason.ShouldBe(ConnectFailure.ProtocolError);
    }

    private MrciClientOptions Options(X509Certificate2? pinned = null, bool checkChain = false) =>
        new() { Host = "127.0.0.1", Port = _host.Port, PinnedCertificate = pinned, CheckChain = checkChain };

    private async Task ShouldRefuseAsync(MrciClientOptions options, X509Certificate2 presented)
    {
        var connecting = MrciClient.ConnectAsync(options);
        // The host's side of a refused handshake may fail or not, by the version of TLS.
        var upgrading = UpgradeAsync(presented);

        (await ShouldFailAsync(connecting)).Reason.ShouldBe(ConnectFailure.TlsFailed);
        await ((Task)upgrading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<FakeSession> UpgradeAsync(X509Certificate2 presented)
    {
        var session = await _host.AcceptAsync();
        await session.ReadHeaderAsync();
        await session.UpgradeAsync(_certificate, presented);
        return session;
    }

    private static Task<MrciConnectException> ShouldFailAsync(Task connecting) =>
        Should.ThrowAsync<MrciConnectException>(Deadline.For("the connect to fail", connecting));
}
