using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Mrci.Grains.Certificates;

namespace Mrci.TcpFront.Tests.Fakes;

/// <summary>Makes self-signed pairs as P-1.12 says, without the cost of RSA unless asked.</summary>
internal sealed class FakeCertificates : ICertificateGrain
{
    private readonly ConcurrentDictionary<string, CertificateMaterial> _made = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentQueue<(string CommonName, bool MayCreate)> Asked { get; } = new();

    public bool UseRsa { get; set; }

    public Task<CertificateMaterial?> GetOrCreateAsync(string commonName, bool mayCreate)
    {
        Asked.Enqueue((commonName, mayCreate));
        return Task.FromResult(mayCreate ? _made.GetOrAdd(commonName, Make) : null);
    }

    public Task<CertificateInfo?> GetInfoAsync() => throw new NotSupportedException();

    public Task<bool> SettleAsync() => throw new NotSupportedException();

    public Task<bool> InstallAsync(string commonName, string certificatePem, byte[] privateKey, bool replace) => throw new NotSupportedException();

    public Task<bool> RemoveAsync() => throw new NotSupportedException();

    private CertificateMaterial Make(string commonName)
    {
        using var rsa = UseRsa ? RSA.Create(2048) : null;
        using var ec = UseRsa ? null : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = rsa is not null
            ? new CertificateRequest($"CN={commonName}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={commonName}", ec!, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(commonName, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(commonName);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(365));
        AsymmetricAlgorithm key = rsa is not null ? rsa : ec!;
        return new CertificateMaterial(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKey(), now.AddDays(365));
    }
}
