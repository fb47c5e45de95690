using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>An authority that signs certificates for the inside of a cluster, with everything in PEM files.</summary>
internal sealed class TestAuthority
{
    private static readonly DateTimeOffset From = DateTimeOffset.UnixEpoch.AddYears(40);
    private static readonly DateTimeOffset Until = DateTimeOffset.UnixEpoch.AddYears(200);

    private readonly string _directory;
    private readonly X509Certificate2 _certificate;

    public TestAuthority(string directory, string name)
    {
        _directory = directory;
        var request = new CertificateRequest($"CN={name}", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _certificate = request.CreateSelfSigned(From, Until);
        File = Path.Combine(directory, $"{name}.pem");
        System.IO.File.WriteAllText(File, _certificate.ExportCertificatePem());
    }

    /// <summary>The file for <c>Authority</c>.</summary>
    public string File { get; }

    /// <summary>Signs a certificate and writes it and its key beside each other.</summary>
    public (string Certificate, string Key) Issue(string name, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        using var certificate = request.Create(_certificate, From, until ?? Until.AddDays(-1), RandomNumberGenerator.GetBytes(8));
        var (file, keyFile) = (Path.Combine(_directory, $"{name}.pem"), Path.Combine(_directory, $"{name}.key"));
        System.IO.File.WriteAllText(file, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (file, keyFile);
    }

    /// <summary>The same, loaded.</summary>
    public X509Certificate2 IssueLoaded(string name, DateTimeOffset? until = null)
    {
        var (certificate, key) = Issue(name, until);
        return X509Certificate2.CreateFromPemFile(certificate, key);
    }
}
