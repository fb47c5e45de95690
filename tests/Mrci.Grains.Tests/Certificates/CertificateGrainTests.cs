using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Mrci.Grains.Certificates;
using Mrci.Grains.Tests.Harness;

namespace Mrci.Grains.Tests.Certificates;

public sealed class CertificateGrainTests
{
    private static readonly EphemeralDataProtectionProvider Protection = new();

    [Fact]
    public async Task Self_signed_certificate_is_made_as_the_rule_says()
    {
        // P-1.12, B-42
        await using var host = await StartAsync();

        var material = (await Grain(host, "192.0.2.9").GetOrCreateAsync("192.0.2.9", mayCreate: true)).ShouldNotBeNull();

        using var certificate = X509Certificate2.CreateFromPem(material.CertificatePem);
        using var publicKey = certificate.GetRSAPublicKey().ShouldNotBeNull();
        using var privateKey = RSA.Create();
        privateKey.ImportPkcs8PrivateKey(material.PrivateKeyPkcs8, out _);
        publicKey.KeySize.ShouldBe(2048);
        privateKey.ExportSubjectPublicKeyInfo().ShouldBe(publicKey.ExportSubjectPublicKeyInfo());
        certificate.SignatureAlgorithm.FriendlyName.ShouldBe("sha256RSA");
        certificate.Subject.ShouldBe("CN=192.0.2.9");
        certificate.Issuer.ShouldBe("CN=192.0.2.9");
        AlternativeName(certificate).EnumerateIPAddresses().ShouldBe([IPAddress.Parse("192.0.2.9")]);
        certificate.NotBefore.ToUniversalTime().ShouldBeLessThan(host.Time.GetUtcNow().UtcDateTime);
        material.NotAfterUtc.ShouldBe(host.Time.GetUtcNow().AddDays(365), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Name_that_is_no_address_becomes_a_dns_name()
    {
        // P-1.12
        await using var host = await StartAsync();

        var material = (await Grain(host, "host.example.org").GetOrCreateAsync("Host.example.org", mayCreate: true)).ShouldNotBeNull();

        using var certificate = X509Certificate2.CreateFromPem(material.CertificatePem);
        AlternativeName(certificate).EnumerateDnsNames().ShouldBe(["Host.example.org"]);
    }

    [Fact]
    public async Task Unknown_name_that_is_not_ours_has_no_certificate()
    {
        // P-1.12: anything else → reply 4
        await using var host = await StartAsync();

        (await Grain(host, "example.org").GetOrCreateAsync("example.org", mayCreate: false)).ShouldBeNull();

        host.Storage.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task Certificate_is_made_once_and_kept()
    {
        // D-611
        var host = await StartAsync();
        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Grain(host, "192.0.2.9").GetOrCreateAsync("192.0.2.9", mayCreate: true)));
        await host.KillAsync();

        await using var next = await TestHost.StartAsync(host.Disk, host.Time, Protection);
        var kept = (await Grain(next, "192.0.2.9").GetOrCreateAsync("192.0.2.9", mayCreate: false)).ShouldNotBeNull();

        made.Append(kept).Select(material => material.ShouldNotBeNull().CertificatePem).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        kept.PrivateKeyPkcs8.ShouldBe(made[0]!.PrivateKeyPkcs8);
    }

    [Fact]
    public async Task Private_key_is_not_stored_in_clear()
    {
        // D-611, B-42
        await using var host = await StartAsync();
        var material = (await Grain(host, "192.0.2.9").GetOrCreateAsync("192.0.2.9", mayCreate: true)).ShouldNotBeNull();

        var state = host.Disk.All<CertificateState>("certificate").Values.ShouldHaveSingleItem();

        state.ProtectedKey.AsSpan().IndexOf(material.PrivateKeyPkcs8.AsSpan(30, 64)).ShouldBe(-1);
        Protection.CreateProtector("Mrci.Certificates").Unprotect(state.ProtectedKey).ShouldBe(material.PrivateKeyPkcs8);
    }

    [Fact]
    public async Task Expired_certificate_is_replaced_also_where_none_may_be_made()
    {
        // P-1.12
        await using var host = await StartAsync();
        var first = (await Grain(host, "192.0.2.9").GetOrCreateAsync("192.0.2.9", mayCreate: true)).ShouldNotBeNull();
        host.Shift(TimeSpan.FromDays(366));

        var second = (await Grain(host, "192.0.2.9").GetOrCreateAsync("192.0.2.9", mayCreate: false)).ShouldNotBeNull();

        second.CertificatePem.ShouldNotBe(first.CertificatePem, StringComparer.Ordinal);
        second.NotAfterUtc.ShouldBeGreaterThan(host.Time.GetUtcNow());
    }

    [Theory]
    [InlineData("no certificate")]
    [InlineData(null)]
    public async Task Unusable_certificate_is_replaced(string? pem)
    {
        // P-1.12: unparsable; a key that cannot be decrypted is as bad
        var disk = new StoredRecords();
        var (good, _) = Make("192.0.2.9", DateTimeOffset.UnixEpoch.AddYears(60));
        disk.Seed("certificate", "192.0.2.9", new CertificateState
        {
            Source = CertificateSource.SelfSigned,
            CertificatePem = pem ?? good,
            ProtectedKey = [1, 2, 3],
        });
        await using var host = await TestHost.StartAsync(disk, protection: Protection);

        var material = await Grain(host, "192.0.2.9").GetOrCreateAsync("192.0.2.9", mayCreate: false);

        material.ShouldNotBeNull().CertificatePem.ShouldNotBe(pem ?? good, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Installed_certificate_is_used_while_it_is_valid()
    {
        // P-1.12, D-611
        var (disk, pem) = Installed(validUntil: DateTimeOffset.UnixEpoch.AddYears(120));
        await using var host = await TestHost.StartAsync(disk, protection: Protection);

        (await Grain(host, "example.org").GetOrCreateAsync("example.org", mayCreate: false)).ShouldNotBeNull().CertificatePem.ShouldBe(pem);
    }

    [Fact]
    public async Task Installed_certificate_is_never_replaced_silently()
    {
        // P-1.12 [D]
        var (disk, pem) = Installed(validUntil: DateTimeOffset.UnixEpoch.AddYears(40));
        await using var host = await TestHost.StartAsync(disk, protection: Protection);

        (await Grain(host, "example.org").GetOrCreateAsync("example.org", mayCreate: false)).ShouldNotBeNull().CertificatePem.ShouldNotBe(pem, StringComparer.Ordinal);

        host.Messages.Messages.ShouldContain(message => message.Level == LogLevel.Warning && message.Text.Contains("example.org"));
    }

    private static ICertificateGrain Grain(TestHost host, string name) => host.Grains.GetGrain<ICertificateGrain>(name);

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(protection: Protection);

    private static X509SubjectAlternativeNameExtension AlternativeName(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ShouldHaveSingleItem();

    private static (StoredRecords Disk, string Pem) Installed(DateTimeOffset validUntil)
    {
        var (pem, key) = Make("example.org", validUntil);
        var disk = new StoredRecords();
        disk.Seed("certificate", "example.org", new CertificateState
        {
            Source = CertificateSource.Installed,
            CertificatePem = pem,
            ProtectedKey = Protection.CreateProtector("Mrci.Certificates").Protect(key),
        });
        return (disk, pem);
    }

    private static (string Pem, byte[] Key) Make(string name, DateTimeOffset validUntil)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(30), validUntil);
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKey());
    }
}
