using Orleans;
using Orleans.Runtime;

namespace Mrci.Grains.Cluster;

/// <summary>
/// The grain is where its key says: the key ends in <c>|</c> and the name of a site (<see cref="IClusterView.Site"/>). No directory is asked, so
/// such a grain is lost with its own site only.
/// </summary>
[GenerateSerializer, Immutable, Alias("mrci.site-placement")]
public sealed class SitePlacement : PlacementStrategy
{
    /// <summary>Stands between the rest of a key and the name of the site.</summary>
    public const char Separator = '|';

    /// <inheritdoc />
    public override bool IsUsingGrainDirectory => false;
}
