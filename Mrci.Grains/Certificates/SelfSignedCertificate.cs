using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Mrci.Grains.Certificates;

/// <summary>Makes the self-signed certificates of the host (P-1.12).</summary>
internal static class SelfSignedCertificate
{
    /// <summary>How long one is valid (P-1.12).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Size of the RSA key in bits (P-1.12).</summary>
    public const int KeySize = 2048;

    // Clocks of clients that are a little slow accept it at once.
    private static readonly TimeSpan Backdating = TimeSpan.FromMinutes(5);

    /// <summary>Makes a key and its certificate. Some 100 ms of CPU.</summary>
    /// <returns>The certificate as PEM, the key as PKCS #8 DER.</returns>
    public static (string CertificatePem, byte[] PrivateKey) Create(string commonName, DateTimeOffset now)
    {
        using var key = RSA.Create(KeySize);
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(commonName);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        if (AlternativeName(commonName) is { } alternative)
            request.CertificateExtensions.Add(alternative);
        using var certificate = request.CreateSelfSigned(now - Backdating, now + Lifetime);
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKey());
    }

    private static X509Extension? AlternativeName(string commonName)
    {
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(commonName, out var address))
            names.AddIpAddress(address);
        else if (Uri.CheckHostName(commonName) == UriHostNameType.Dns)
            names.AddDnsName(commonName);
        else
            return null;
        return names.Build();
    }
}
