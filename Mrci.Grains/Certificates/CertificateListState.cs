using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Certificates;

/// <summary>Stored state of the list of certificates (D-614).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.certificate-list")]
public sealed record CertificateListState
{
    /// <summary>Version of this record's layout.</summary>
    [Id(0)]
    public int Schema { get; init; } = 1;

    /// <summary>Common names as stored, in order of creation.</summary>
    [Id(1)]
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Those of them whose change has begun and not ended.</summary>
    [Id(2)]
    public ImmutableArray<string> Unsettled { get; init; } = [];
}
