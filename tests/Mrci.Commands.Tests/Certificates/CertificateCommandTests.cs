using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Mrci.Commands.Host;
using Mrci.Commands.Tests.Harness;
using Mrci.Grains.Certificates;
using Mrci.Grains.Groups;

namespace Mrci.Commands.Tests.Certificates;

/// <summary>C-add_cert, C-rm_cert, C-ls_certs, C-cert_info.</summary>
public sealed class CertificateCommandTests : IAsyncLifetime
{
    private const ushort AddCert = 259;
    private const ushort CertInfo = 268;
    private const ushort LsCerts = 293;
    private const ushort RmCert = 325;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("mrci-certs-");
    private readonly TestCertificate _rsa = TestCertificate.Rsa();
    private readonly TestCertificate _ec = TestCertificate.Ec();
    private TestHost _host = null!;
    private TestSession _session = null!;

    private string Files => Path.Combine(_directory.FullName, "files");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Files, "keys"));
        _host = await TestHost.StartAsync(services: services =>
        {
            services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            services.AddSingleton(new HostFacts { Files = Files });
        });
        _session = await _host.ConnectAsync(await _host.AddUserAsync("olga", GroupIds.Root));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _rsa.Dispose();
        _ec.Dispose();
        _directory.Delete(recursive: true);
    }

    public static TheoryData<bool, string> Forms { get; } = new()
    {
        { true, "pem" }, { true, "old" }, { true, "der" }, { true, "both" },
        { false, "pem" }, { false, "old" }, { false, "der" }, { false, "both" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Certificate_and_key_are_stored_whole(bool isRsa, string form)
    {
        // X-13, B-31: not empty, and other forms than RSA in PEM
        var source = isRsa ? _rsa : _ec;
        var (certificate, key) = form switch
        {
            "pem" => (source.Pem, source.KeyPem),
            "old" => (source.Pem, source.OldKeyPem),
            "both" => (source.KeyPem + "\n" + source.Pem, source.Pem + "\n" + source.KeyPem),
            _ => ("", ""),
        };
        if (form == "der")
            Write(source.Certificate.RawData, source.KeyDer);
        else
            Write(certificate, key);

        (await _session.SendAsync(AddCert, "-name Host.Example.org -cert host.crt -priv /keys/host.key")).Heads().ShouldBe([$"{AddCert}:Idle"]);

        var material = (await GrainOf("host.example.org").GetOrCreateAsync("host.example.org", mayCreate: false)).ShouldNotBeNull();
        using var stored = X509Certificate2.CreateFromPem(material.CertificatePem);
        stored.RawData.ShouldBe(source.Certificate.RawData);
        material.PrivateKeyPkcs8.ShouldBe(source.KeyDer);
        material.CertificatePem.ShouldNotContain("PRIVATE");
    }

    [Theory]
    [InlineData("")] // M(-name)
    [InlineData("-name a.example.org -priv keys/host.key")] // M(-cert)
    [InlineData("-name a.example.org -cert host.crt")] // M(-priv)
    [InlineData("-name a.example.org -cert none -priv keys/host.key")] // NF(cert file)
    [InlineData("-name a.example.org -cert host.crt -priv none")] // NF(key file)
    [InlineData("-name a.example.org -cert keys -priv keys/host.key")] // a directory
    [InlineData("-name \"a b\" -cert host.crt -priv keys/host.key")] // V(-name D-208)
    [InlineData("-name a.example.org -cert other.txt -priv keys/host.key")] // V(cert)
    [InlineData("-name a.example.org -cert host.crt -priv other.txt")] // V(key)
    [InlineData("-name a.example.org -cert host.crt -priv keys/ec.key")] // V(key belongs to cert)
    [InlineData("-name a.example.org -cert link.crt -priv keys/host.key")] // C-FS.1 AD: out of the root
    [InlineData("-name a.example.org -cert ../outside.crt -priv keys/host.key")] // C-FS.6: .. in / is /
    public async Task Failing_check_of_add_cert_gives_one_err(string line)
    {
        Write(_rsa.Pem, _rsa.KeyPem);
        File.WriteAllText(Path.Combine(Files, "keys", "ec.key"), _ec.KeyPem);
        File.WriteAllText(Path.Combine(Files, "other.txt"), "-----BEGIN NOTHING-----");
        File.WriteAllText(Path.Combine(_directory.FullName, "outside.crt"), _rsa.Pem);
        File.CreateSymbolicLink(Path.Combine(Files, "link.crt"), Path.Combine(_directory.FullName, "outside.crt"));

        (await _session.SendAsync(AddCert, line)).Heads().ShouldBe([$"{AddCert}:Err", $"{AddCert}:Idle"]);
        (await NamesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Certificate_that_is_there_is_replaced_when_confirmed_or_forced()
    {
        // C-add_cert.1, C-GEN.6
        const string line = "-name a.example.org -cert host.crt -priv keys/host.key";
        Write(_rsa.Pem, _rsa.KeyPem);
        await _session.SendAsync(AddCert, line);
        Write(_ec.Pem, _ec.KeyPem);

        (await _session.SendAsync(AddCert, line)).Heads().ShouldBe([$"{AddCert}:Text"]);
        (await _session.SendAsync(AddCert, "maybe")).Heads().ShouldBe([$"{AddCert}:Text"]);
        (await _session.SendAsync(AddCert, "n")).Heads().ShouldBe([$"{AddCert}:Idle"]);
        (await StoredAsync()).ShouldBe(_rsa.Pem);

        await _session.SendAsync(AddCert, line);
        (await _session.SendAsync(AddCert, "y")).Heads().ShouldBe([$"{AddCert}:Idle"]);
        (await StoredAsync()).ShouldBe(_ec.Pem);

        Write(_rsa.Pem, _rsa.KeyPem);
        (await _session.SendAsync(AddCert, line + " -force")).Heads().ShouldBe([$"{AddCert}:Idle"]);
        (await StoredAsync()).ShouldBe(_rsa.Pem);
        (await NamesAsync()).ShouldBe(["a.example.org"]);
    }

    [Fact]
    public async Task Details_are_shown()
    {
        // C-cert_info.1
        Write(_rsa.Pem, _rsa.KeyPem);
        await _session.SendAsync(AddCert, "-name a.example.org -cert host.crt -priv keys/host.key");

        var text = (await _session.SendAsync(CertInfo, "-name A.EXAMPLE.ORG")).TextOf(CertInfo);

        text.ShouldContain("self-signed: true\n");
        text.ShouldContain("black-listed: false\n");
        text.ShouldContain("valid from: 2020-01-01 00:00:00\n");
        text.ShouldContain("valid until: 2070-01-01 00:00:00\n");
    }

    [Fact]
    public async Task Removed_certificate_is_gone_with_its_key()
    {
        // C-rm_cert.1
        Write(_rsa.Pem, _rsa.KeyPem);
        await _session.SendAsync(AddCert, "-name a.example.org -cert host.crt -priv keys/host.key");
        await _session.SendAsync(AddCert, "-name b.example.org -cert host.crt -priv keys/host.key");

        await _session.SendAsync(RmCert, "-name a.example.org");
        (await _session.SendAsync(RmCert, "n")).Heads().ShouldBe([$"{RmCert}:Idle"]);
        (await NamesAsync()).Length.ShouldBe(2);
        await _session.SendAsync(RmCert, "-name a.example.org");
        (await _session.SendAsync(RmCert, "Y")).Heads().ShouldBe([$"{RmCert}:Idle"]);
        (await _session.SendAsync(RmCert, "-name b.example.org -force")).Heads().ShouldBe([$"{RmCert}:Idle"]);

        (await NamesAsync()).ShouldBeEmpty();
        (await GrainOf("a.example.org").GetOrCreateAsync("a.example.org", mayCreate: false)).ShouldBeNull();
    }

    [Fact]
    public async Task Interrupted_change_shows_what_is_stored()
    {
        // C-ls_certs.1, D-614
        Write(_rsa.Pem, _rsa.KeyPem);
        await _session.SendAsync(AddCert, "-name Stored.example.org -cert host.crt -priv keys/host.key");
        var list = _host.Grains.GetGrain<ICertificateListGrain>(0);
        await list.BeginAsync("stored.example.org");
        await list.BeginAsync("Never.example.org");

        (await NamesAsync()).ShouldBe(["Stored.example.org"]);

        var settled = await list.GetAsync();
        settled.Names.ShouldBe(["Stored.example.org"]);
        settled.Unsettled.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RmCert, "")] // M
    [InlineData(RmCert, "-name \"a b\"")] // V(D-208)
    [InlineData(RmCert, "-name none.example.org")] // NF
    [InlineData(CertInfo, "")]
    [InlineData(CertInfo, "-name \"a b\"")]
    [InlineData(CertInfo, "-name none.example.org")]
    public async Task Failing_check_gives_one_err(ushort command, string line) =>
        (await _session.SendAsync(command, line)).Heads().ShouldBe([$"{command}:Err", $"{command}:Idle"]);

    private ICertificateGrain GrainOf(string name) => _host.Grains.GetGrain<ICertificateGrain>(name);

    private async Task<string> StoredAsync() => (await GrainOf("a.example.org").GetInfoAsync()).ShouldNotBeNull().CertificatePem;

    private async Task<string[]> NamesAsync() =>
        [.. (await _session.SendAsync(LsCerts, "")).TextOf(LsCerts).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..].Select(static row => row.Trim())];

    private void Write(string certificate, string key) => Write(System.Text.Encoding.ASCII.GetBytes(certificate), System.Text.Encoding.ASCII.GetBytes(key));

    private void Write(byte[] certificate, byte[] key)
    {
        File.WriteAllBytes(Path.Combine(Files, "host.crt"), certificate);
        File.WriteAllBytes(Path.Combine(Files, "keys", "host.key"), key);
    }
}
