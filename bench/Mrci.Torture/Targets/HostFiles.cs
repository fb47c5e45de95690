using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Mrci.Torture.Targets;

/// <summary>The files that all hosts of a run show to their clients (C-FS.1): certificates to install.</summary>
internal sealed class HostFiles
{
    private const int Count = 3;

    private HostFiles(string path, IReadOnlyList<CertificateFile> certificates) => (Arguments, Certificates) = (["--Mrci:FsRoot", path], certificates);

    /// <summary>What tells a host where they are.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The certificates, self-signed.</summary>
    public IReadOnlyList<CertificateFile> Certificates { get; }

    /// <summary>Writes them below the directory of the run.</summary>
    public static HostFiles Write(DirectoryInfo directory)
    {
        var root = directory.CreateSubdirectory("files");
        return new HostFiles(root.FullName, [.. Enumerable.Range(0, Count).Select(number => Write(root, number))]);
    }

    private static CertificateFile Write(DirectoryInfo root, int number)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=torture-{number}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(number + 1));
        var (certificateName, keyName) = ($"torture-{number}.crt", $"torture-{number}.key");
        File.WriteAllText(Path.Combine(root.FullName, certificateName), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(root.FullName, keyName), key.ExportPkcs8PrivateKeyPem());
        var validUntil = certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return new CertificateFile($"/{certificateName}", $"/{keyName}", validUntil);
    }
}
