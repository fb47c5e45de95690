using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Tests.Hosting;
using NSubstitute;

namespace Mrci.TcpFront.Tests.Connections;

public sealed class TlsTests
{
    private const string Address = "203.0.113.7";

    [Theory]
    [InlineData(SslProtocols.Tls12, true)]
    [InlineData(SslProtocols.Tls13, false)]
    public async Task Client_trusts_the_announced_certificate_and_goes_on_inside_TLS(SslProtocols protocol, bool rsa)
    {
        // P-1.11, P-1.12, P-15.3
        await using var host = await StartAsync();
        host.Grains.Certificates.UseRsa = rsa;
        await using var client = await ConnectAsync(host, Address);
        (await client.ReadHostHeaderAsync()).Reply.ShouldBe(HostReply.AcceptedTls);
        var (header, pem) = await client.ReadRawFrameAsync();
        (header.CommandId, header.Type).ShouldBe(((ushort)2, FrameType.HostCert));
        using var announced = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem));
        announced.MatchesHostname(Address).ShouldBeTrue();

        await client.AuthenticateAsync(new SslClientAuthenticationOptions
        {
            TargetHost = Address,
            EnabledSslProtocols = protocol,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { announced },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        await client.SendTextAsync(300, "inside");
        (await client.ReadFrameAsync()).ShouldBe("300:Text:inside");
        await client.SendAsync(FrameWriter.ToArray(FrameType.Bytes, 301, new byte[300_000]));
        (await client.ReadRawFrameAsync()).Payload.Length.ShouldBe(300_000);

        host.Grains.Certificates.Asked.ShouldHaveSingleItem().ShouldBe((Address, true));
        await client.DisposeAsync();
        await host.ShouldHaveClosedAsync(CloseReason.ClientClosed);
    }

    [Fact]
    public async Task Host_says_goodbye_inside_TLS()
    {
        // P-1.18, P-1.20
        await using var host = await StartAsync();
        await using var client = await HandshakeAsync(host);
        var stopping = host.StopAsync();

        (await client.ReadFrameAsync()).ShouldStartWith("2:Text:");
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await stopping;
        await host.ShouldHaveClosedAsync(CloseReason.HostStopping);
    }

    [Theory]
    [InlineData("")]
    [InlineData("other.example")]
    public async Task Name_without_certificate_gets_reply_4_whole_and_is_closed(string name)
    {
        // P-1.9, P-1.12
        await using var host = await StartAsync();
        await using var client = await ConnectAsync(host, name);

        (await client.ReadHostHeaderAsync()).Reply.ShouldBe(HostReply.NoCertificate);
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.NoCertificate);
        host.Grains.Registry.Left.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_major_is_told_before_any_certificate_is_looked_for()
    {
        // P-1.9
        await using var host = await StartAsync();
        await using var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(new ClientHeader(new ProtocolVersion(0, 9, 0), "Test", Address).ToArray());

        (await client.ReadHostHeaderAsync()).Reply.ShouldBe(HostReply.UnsupportedVersion);
        await host.ShouldHaveClosedAsync(CloseReason.UnsupportedVersion);
        host.Grains.Certificates.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Silence_instead_of_a_handshake_is_closed_after_ten_seconds()
    {
        // P-1.11
        await using var host = await StartAsync();
        await using var client = await ConnectAsync(host, Address);
        await client.ReadHostHeaderAsync();
        await client.ReadRawFrameAsync();
        await Wait.UntilAsync("the handshake to begin", () => host.Deadlines == 1);

        host.Time.Advance(TimeSpan.FromSeconds(9.9));
        host.Deadlines.ShouldBe(1);
        host.Time.Advance(TimeSpan.FromSeconds(0.35));
        (await client.ReadToEndAsync()).ShouldBeEmpty();
        await host.ShouldHaveClosedAsync(CloseReason.TlsTimeout);
        host.Grains.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Clear_frame_instead_of_a_handshake_is_closed()
    {
        // P-1.11
        await using var host = await StartAsync();
        await using var client = await ConnectAsync(host, Address);
        await client.ReadHostHeaderAsync();
        await client.ReadRawFrameAsync();
        await client.SendTextAsync(300, "in clear");

        await client.ReadToEndAsync();
        await host.ShouldHaveClosedAsync(CloseReason.TlsFailed);
        host.Grains.Sessions.ShouldBeEmpty();
        host.Grains.Registry.Left.Count.ShouldBe(1);
    }

    private static async Task<FrontHost> StartAsync()
    {
        var host = await FrontHost.StartAsync(options => options.ForceTlsOnLoopback = true); // P-1.10
        host.Addresses.IsHostAddress(Address).Returns(true);
        return host;
    }

    private static async Task<RawClient> ConnectAsync(FrontHost host, string commonName)
    {
        var client = await RawClient.ConnectAsync(host.Endpoint);
        await client.SendAsync(new ClientHeader(new ProtocolVersion(1, 0, 1), "Test", commonName).ToArray());
        return client;
    }

    private static async Task<RawClient> HandshakeAsync(FrontHost host)
    {
        var client = await ConnectAsync(host, Address);
        await client.ReadHostHeaderAsync();
        var (_, pem) = await client.ReadRawFrameAsync();
        var announced = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem));
        await client.AuthenticateAsync(new SslClientAuthenticationOptions
        {
            TargetHost = Address,
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { announced },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        });
        (await client.ReadFrameAsync()).ShouldBe("1:Text:ready");
        return client;
    }
}
