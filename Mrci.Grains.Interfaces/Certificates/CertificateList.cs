using Orleans;

namespace Mrci.Grains.Certificates;

/// <summary>What the list of certificates has (D-614).</summary>
/// <param name="Names">Common names as stored, in order of creation.</param>
/// <param name="Unsettled">Those of them whose change is under way, or was interrupted; only the certificate knows whether it is stored.</param>
[GenerateSerializer, Immutable, Alias("mrci.certificate-list")]
public sealed record CertificateList([property: Id(0)] string[] Names, [property: Id(1)] string[] Unsettled);
