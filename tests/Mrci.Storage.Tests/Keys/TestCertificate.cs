using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Mrci.Storage.Keys;

namespace Mrci.Storage.Tests.Keys;

internal static class TestCertificate
{
    /// <summary>Writes a self-signed certificate and its key as PEM files.</summary>
    public static KeyProtectionOptions Write(string directory, string name, AsymmetricAlgorithm key)
    {
        var request = key switch
        {
            RSA rsa => new CertificateRequest($"CN={name}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            ECDsa ecdsa => new CertificateRequest($"CN={name}", ecdsa, HashAlgorithmName.SHA256),
            _ => throw new NotSupportedException(key.GetType().Name),
        };
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(40), DateTimeOffset.UnixEpoch.AddYears(200));
        var options = new KeyProtectionOptions { Certificate = Path.Combine(directory, $"{name}.pem"), Key = Path.Combine(directory, $"{name}.key") };
        File.WriteAllText(options.Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(options.Key, key.ExportPkcs8PrivateKeyPem());
        return options;
    }
}
