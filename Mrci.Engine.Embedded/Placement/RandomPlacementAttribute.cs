using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>Any silo. Inert in the embedded engine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RandomPlacementAttribute() : PlacementAttribute(RandomPlacement.Singleton);
