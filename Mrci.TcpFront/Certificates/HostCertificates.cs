using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Mrci.Domain.Names;
using Mrci.Grains.Certificates;
using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.TcpFront.Certificates;

/// <summary>Finds the certificate for the common name a client asks for (P-1.12).</summary>
internal sealed class HostCertificates(IGrainFactory grains, IHostAddresses addresses)
{
    private const string RsaAlgorithm = "1.2.840.113549.1.1.1";
    private const string DsaAlgorithm = "1.2.840.10040.4.1";

    // Preparing a certificate costs milliseconds; who decides which one is used is the grain, every time.
    private readonly ConcurrentDictionary<string, TlsCertificate> _prepared = new(StringComparer.Ordinal);

    /// <summary>The certificate for a name, or null: reply 4.</summary>
    public async Task<TlsCertificate?> FindAsync(string commonName)
    {
        if (!CommonNames.IsValid(commonName))
            return null;

        var key = CanonicalName.Of(commonName);
        var material = await grains.GetGrain<ICertificateGrain>(key).GetOrCreateAsync(commonName, addresses.IsHostAddress(commonName));
        if (material is null)
            return null;

        if (_prepared.TryGetValue(key, out var prepared) && string.Equals(prepared.Pem, material.CertificatePem, StringComparison.Ordinal))
            return prepared;

        prepared = Prepare(material);
        _prepared[key] = prepared;
        return prepared;
    }

    private static TlsCertificate Prepare(CertificateMaterial material)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(material.CertificatePem);
        var leaf = WithKey(chain[0], material.PrivateKeyPkcs8);
        chain.RemoveAt(0);
        return new TlsCertificate(
            material.CertificatePem,
            FrameWriter.ToArray(FrameType.HostCert, (ushort)AsyncCommand.SysMsg, Encoding.ASCII.GetBytes(material.CertificatePem)),
            SslStreamCertificateContext.Create(leaf, chain, offline: true));
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, byte[] pkcs8)
    {
        X509Certificate2 paired;
        if (string.Equals(certificate.GetKeyAlgorithm(), RsaAlgorithm, StringComparison.Ordinal))
        {
            using var key = RSA.Create();
            key.ImportPkcs8PrivateKey(pkcs8, out _);
            paired = certificate.CopyWithPrivateKey(key);
        }
        else if (string.Equals(certificate.GetKeyAlgorithm(), DsaAlgorithm, StringComparison.Ordinal))
        {
            using var key = DSA.Create();
            key.ImportPkcs8PrivateKey(pkcs8, out _);
            paired = certificate.CopyWithPrivateKey(key);
        }
        else
        {
            using var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(pkcs8, out _);
            paired = certificate.CopyWithPrivateKey(key);
        }

        if (!OperatingSystem.IsWindows())
            return paired;

        // The TLS server of Windows takes no key that lives in memory only.
        using (paired)
            return X509CertificateLoader.LoadPkcs12(paired.Export(X509ContentType.Pkcs12), password: null);
    }
}
