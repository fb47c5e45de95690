using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orleans.Connections.Security;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>Turns the files of <see cref="ClusterTls"/> into what the connections of Orleans want.</summary>
internal static class ClusterCertificates
{
    /// <summary>Loads the files.</summary>
    /// <param name="key">Key of the section, for messages.</param>
    /// <param name="tls">The files.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A file does not hold what it should.</exception>
    public static TlsOptions Load(string key, ClusterTls tls)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(tls.Certificate, tls.Key);
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(tls.Authority);
            if (authorities.Count == 0)
                throw new CryptographicException($"'{tls.Authority}' has no certificate.");

            return new TlsOptions
            {
                LocalCertificate = certificate,
                RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
                ClientCertificateMode = RemoteCertificateMode.RequireCertificate,
                RemoteCertificateValidation = (remote, chain, _) => IsFrom(authorities, remote, chain),
            };
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw ClusterSettingsReader.Invalid($"{key} cannot be used: {failure.Message}");
        }
    }

    private static bool IsFrom(X509Certificate2Collection authorities, X509Certificate2 remote, X509Chain? received)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        // A private authority publishes no revocations; a stolen key is answered with a new authority.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (received is not null)
            chain.ChainPolicy.ExtraStore.AddRange(received.ChainPolicy.ExtraStore);
        return chain.Build(remote);
    }
}
