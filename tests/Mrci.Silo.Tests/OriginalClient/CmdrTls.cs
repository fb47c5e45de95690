using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Mrci.Silo.Tests.OriginalClient;

/// <summary>TLS as the original client does it (P-15.3): it trusts the first PEM block and tolerates "self-signed", nothing else.</summary>
internal static class CmdrTls
{
    public static async Task<Stream> StartAsync(Stream stream, byte[] hostCert, string typedAddress)
    {
        using var trusted = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(hostCert));
        var tls = new SslStream(stream, leaveInnerStreamOpen: false);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = typedAddress,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, presented, _, _) =>
                presented is X509Certificate2 certificate && IsTrusted(certificate, trusted) && certificate.MatchesHostname(typedAddress),
        });
        return tls;
    }

    // With the received certificate as the only root, "self-signed" is no complaint; the time of validity, for instance, still is one.
    private static bool IsTrusted(X509Certificate2 presented, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(presented);
    }
}
