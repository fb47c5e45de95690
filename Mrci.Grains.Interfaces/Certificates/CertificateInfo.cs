using Orleans;

namespace Mrci.Grains.Certificates;

/// <summary>What may be told of a stored certificate (C-cert_info.1).</summary>
/// <param name="CommonName">Name that clients ask for, as stored.</param>
/// <param name="CertificatePem">The certificate and its chain, PEM.</param>
[GenerateSerializer, Immutable, Alias("mrci.certificate-info")]
public sealed record CertificateInfo([property: Id(0)] string CommonName, [property: Id(1)] string CertificatePem);
