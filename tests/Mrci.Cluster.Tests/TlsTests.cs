using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Mrci.Cluster.Tests.Clusters;
using Mrci.Testing.PostgreSql;

namespace Mrci.Cluster.Tests;

/// <summary>TLS inside the cluster: between silos, and between fronts and silos, each with an authority of its own (docs/cluster.md).</summary>
public sealed class TlsTests(PostgresFixture postgres) : IDisposable
{
    // Name of the cluster, which both sides of every connection tell each other first; and a cast.
    private const string Marker = "seen-in-clear-7041";

    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("mrci-tls-");

    public void Dispose() => _files.Delete(recursive: true);

    [Theory]
    [InlineData(false)] // shows that the taps would see it
    [InlineData(true)]
    public async Task Nothing_is_seen_in_clear_between_the_processes_of_a_cluster_with_tls(bool tls)
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        cluster.Set("Cluster:ClusterId", Marker);
        cluster.Set("Cluster:AdvertisedAddress", WireTap.Advertised);
        cluster.Set("Cluster:ListenAddress", WireTap.Listening);
        var (one, other) = (SiloPorts.Free(), SiloPorts.Free());
        await using var oneSilo = new WireTap(one.Silo);
        await using var otherSilo = new WireTap(other.Silo);
        await using var oneGateway = new WireTap(one.Gateway);
        await using var otherGateway = new WireTap(other.Gateway);
        if (tls)
        {
            Secure(cluster, "SiloTls", new TestAuthority(_files.FullName, "silos"));
            Secure(cluster, "GatewayTls", new TestAuthority(_files.FullName, "gateways"));
        }

        await cluster.StartSiloAsync(one);
        var second = await cluster.StartSiloAsync(other);
        var front = await cluster.StartFrontAsync();
        await using var root = await front.ConnectAsync();
        await root.LoginRootFirstAsync();
        await root.MakePlazaAsync();
        await using var near = await second.ConnectAsync();
        await near.LoginAsync("root", TestCluster.RootPassword);
        await near.OpenPlazaAsync();
        await root.CastAsync(Marker);
        (await near.CastsUntilAsync(Marker)).ShouldBe([Marker]);

        foreach (var (kind, taps) in new[] { ("silo", new[] { oneSilo, otherSilo }), ("gateway", [oneGateway, otherGateway]) })
        {
            taps.ShouldContain(tap => tap.IsUsed, kind);
            taps.Any(tap => tap.Saw(Marker)).ShouldBe(!tls, kind);
        }
    }

    [Fact]
    public async Task Who_has_no_certificate_of_the_authority_of_a_port_is_refused()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var (silos, gateways) = (new TestAuthority(_files.FullName, "silos"), new TestAuthority(_files.FullName, "gateways"));
        Secure(cluster, "SiloTls", silos);
        Secure(cluster, "GatewayTls", gateways);
        var ports = SiloPorts.Free();
        await cluster.StartSiloAsync(ports);
        var foreign = new TestAuthority(_files.FullName, "foreign").IssueLoaded("stranger");
        var (ofSilos, ofGateways) = (silos.IssueLoaded("another-silo"), gateways.IssueLoaded("another-front"));

        (await IsServedAsync(ports.Silo, ofSilos)).ShouldBeTrue("a certificate of the port's authority");
        foreach (var (port, others) in new[] { (ports.Silo, ofGateways), (ports.Gateway, ofSilos) })
        {
            (await IsServedAsync(port, null)).ShouldBeFalse("no certificate");
            (await IsServedAsync(port, foreign)).ShouldBeFalse("a certificate of somebody else");
            (await IsServedAsync(port, others)).ShouldBeFalse("a certificate for the other kind of port");
        }

        var expired = gateways.IssueLoaded("late-front", DateTimeOffset.UnixEpoch.AddYears(41));
        (await IsServedAsync(ports.Gateway, expired)).ShouldBeFalse("an expired certificate");
    }

    [Fact]
    public async Task Certificate_that_cannot_be_used_ends_the_start_and_is_named()
    {
        await using var cluster = await TestCluster.CreateAsync(postgres);
        var authority = new TestAuthority(_files.FullName, "silos");
        Secure(cluster, "SiloTls", authority);
        cluster.Set("Cluster:SiloTls:Key", authority.Issue("of-another-certificate").Key);

        var silo = cluster.LaunchSilo(SiloPorts.Free());

        (await silo.ExitAsync()).ShouldBe(1, silo.Errors);
        silo.Errors.ShouldContain("Mrci:Cluster:SiloTls cannot be used");
        silo.Errors.ShouldNotContain("   at ", Case.Sensitive, "a clear message, no stack trace");
    }

    private static void Secure(TestCluster cluster, string section, TestAuthority authority)
    {
        var (certificate, key) = authority.Issue($"{section}-member");
        cluster.Set($"Cluster:{section}:Certificate", certificate);
        cluster.Set($"Cluster:{section}:Key", key);
        cluster.Set($"Cluster:{section}:Authority", authority.File);
    }

    // A silo greets whom it lets in; a gateway would wait for the greeting of the front, and go on waiting.
    private static async Task<bool> IsServedAsync(int port, X509Certificate2? certificate)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", port).Within($"a connection to port {port}");
        await using var tls = new SslStream(tcp.GetStream(), leaveInnerStreamOpen: false);
        try
        {
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = "silo",
                ClientCertificates = certificate is null ? null : [certificate],
                // Who the silo is does not matter to a stranger.
                RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
            }).Within("the end of the handshake");
            // With TLS 1.3 the refusal of the certificate comes after the handshake of the client has ended.
            return await tls.ReadAsync(new byte[1]).AsTask().Within($"a greeting, or the end of the connection to port {port}") > 0;
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            return false;
        }
    }
}
