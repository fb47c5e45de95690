using Orleans;

namespace Mrci.Grains.Certificates;

/// <summary>Stored state of a certificate (D-611).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.certificate")]
public sealed record CertificateState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Where it comes from.</summary>
    [Id(1)]
    public CertificateSource Source { get; init; }

    /// <summary>The certificate and, after it, its chain, PEM.</summary>
    [Id(2)]
    public string CertificatePem { get; init; } = "";

    /// <summary>The name as it was written when it was stored; empty in records of older hosts, whose key is the name.</summary>
    [Id(4)]
    public string CommonName { get; init; } = "";

    /// <summary>The private key, PKCS #8 DER, encrypted with Data Protection.</summary>
    [Id(3)]
    public byte[] ProtectedKey { get; init; } = [];
}
