using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Mrci.Domain.Certificates;

/// <summary>Reads certificates and private keys as operators have them: PEM or DER (C-add_cert.1).</summary>
public static class CertificateFiles
{
    private const string PemMark = "-----BEGIN ";

    /// <summary>Reads a certificate and its key.</summary>
    /// <param name="certificate">The bytes of the certificate; PEM may hold its chain behind it.</param>
    /// <param name="key">The bytes of the key, RSA, DSA, or EC.</param>
    /// <param name="certificatePem">The certificate and its chain as PEM.</param>
    /// <param name="privateKey">The key as PKCS #8 DER; whoever is done with it clears it.</param>
    /// <returns>The first check that failed.</returns>
    public static CertificateFileStatus TryRead(
        ReadOnlySpan<byte> certificate, ReadOnlySpan<byte> key, out string certificatePem, out byte[] privateKey)
    {
        certificatePem = "";
        privateKey = [];
        using var leaf = ReadCertificate(certificate, ref certificatePem);
        if (leaf is null)
            return CertificateFileStatus.NotACertificate;
        using var algorithm = ReadKey(key);
        if (algorithm is null)
            return CertificateFileStatus.NotAKey;
        privateKey = algorithm.ExportPkcs8PrivateKey();
        return IsKeyOf(algorithm, leaf) ? CertificateFileStatus.Valid : CertificateFileStatus.OtherKey;
    }

    /// <summary>Whether a private key belongs to the first certificate of a PEM.</summary>
    /// <param name="certificatePem">The certificate.</param>
    /// <param name="privateKey">The key, PKCS #8 DER.</param>
    /// <returns>False also when either cannot be read.</returns>
    public static bool Match(string certificatePem, ReadOnlySpan<byte> privateKey)
    {
        var pem = "";
        using var leaf = ReadCertificate(Encoding.ASCII.GetBytes(certificatePem), ref pem);
        using var algorithm = ReadKey(privateKey);
        return leaf is not null && algorithm is not null && IsKeyOf(algorithm, leaf);
    }

    private static X509Certificate2? ReadCertificate(ReadOnlySpan<byte> bytes, ref string pem)
    {
        try
        {
            if (AsPem(bytes) is not { } text)
            {
                var certificate = X509CertificateLoader.LoadCertificate(bytes);
                pem = certificate.ExportCertificatePem();
                return certificate;
            }

            var chain = new X509Certificate2Collection();
            chain.ImportFromPem(text);
            if (chain.Count == 0)
                return null;
            // Only the certificates: a key in the same file must not get into the part that clients see.
            pem = string.Join('\n', chain.Select(static each => each.ExportCertificatePem()));
            foreach (var other in chain.Skip(1))
                other.Dispose();
            return chain[0];
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static AsymmetricAlgorithm? ReadKey(ReadOnlySpan<byte> bytes)
    {
        foreach (var create in new Func<AsymmetricAlgorithm>[] { RSA.Create, ECDsa.Create, DSA.Create })
        {
            var algorithm = create();
            if (TryImport(algorithm, bytes))
                return algorithm;
            algorithm.Dispose();
        }

        return null;
    }

    private static bool TryImport(AsymmetricAlgorithm algorithm, ReadOnlySpan<byte> bytes)
    {
        if (AsPem(bytes) is { } text)
            return Tries(() => algorithm.ImportFromPem(text)) && HasPrivateKey(algorithm);
        var der = bytes.ToArray();
        return Tries(() => algorithm.ImportPkcs8PrivateKey(der, out _)) || algorithm switch
        {
            RSA rsa => Tries(() => rsa.ImportRSAPrivateKey(der, out _)),
            ECDsa ec => Tries(() => ec.ImportECPrivateKey(der, out _)),
            _ => false,
        };
    }

    private static bool HasPrivateKey(AsymmetricAlgorithm algorithm) => Tries(() => CryptographicOperations.ZeroMemory(algorithm.ExportPkcs8PrivateKey()));

    private static bool Tries(Action import)
    {
        try
        {
            import();
            return true;
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    private static bool IsKeyOf(AsymmetricAlgorithm key, X509Certificate2 certificate) =>
        key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    private static string? AsPem(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.ASCII.GetString(bytes);
        return text.Contains(PemMark, StringComparison.Ordinal) ? text : null;
    }
}
