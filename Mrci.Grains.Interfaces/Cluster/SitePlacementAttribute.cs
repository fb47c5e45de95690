using Orleans.Placement;

namespace Mrci.Grains.Cluster;

/// <summary>Grains of the class are where their keys say.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SitePlacementAttribute() : PlacementAttribute(new SitePlacement());
