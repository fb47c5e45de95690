using Orleans;

namespace Mrci.Grains.Certificates;

/// <summary>A certificate with its key, ready for the TLS server.</summary>
/// <param name="CertificatePem">The file that HOST_CERT carries: PEM, first the certificate the TLS server presents, then its chain (P-1.12).</param>
/// <param name="PrivateKeyPkcs8">The private key, PKCS #8 DER, in clear: for the process only, never stored like this (D-611).</param>
/// <param name="NotAfterUtc">End of validity.</param>
[GenerateSerializer, Immutable, Alias("mrci.certificate-material")]
public sealed record CertificateMaterial(
    [property: Id(0)] string CertificatePem,
    [property: Id(1)] byte[] PrivateKeyPkcs8,
    [property: Id(2)] DateTimeOffset NotAfterUtc);
