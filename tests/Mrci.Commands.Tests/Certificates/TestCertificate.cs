using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Mrci.Commands.Tests.Certificates;

/// <summary>Certificates and keys in the forms that operators have.</summary>
internal sealed class TestCertificate : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    private TestCertificate(AsymmetricAlgorithm key, CertificateRequest request)
    {
        _key = key;
        Certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(100));
    }

    public X509Certificate2 Certificate { get; }

    public string Pem => Certificate.ExportCertificatePem();

    public string KeyPem => _key.ExportPkcs8PrivateKeyPem();

    public byte[] KeyDer => _key.ExportPkcs8PrivateKey();

    /// <summary>The form of the algorithm's own standard: PKCS #1 or SEC 1.</summary>
    public string OldKeyPem => _key is RSA rsa ? rsa.ExportRSAPrivateKeyPem() : ((ECDsa)_key).ExportECPrivateKeyPem();

    public static TestCertificate Rsa()
    {
        var key = RSA.Create(2048);
        return new TestCertificate(key, new CertificateRequest("CN=host.example.org", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static TestCertificate Ec()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new TestCertificate(key, new CertificateRequest("CN=host.example.org", key, HashAlgorithmName.SHA256));
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }
}
