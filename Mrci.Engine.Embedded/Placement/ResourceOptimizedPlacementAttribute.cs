using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>A silo with resources to spare. Inert in the embedded engine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ResourceOptimizedPlacementAttribute() : PlacementAttribute(ResourceOptimizedPlacement.Singleton);
