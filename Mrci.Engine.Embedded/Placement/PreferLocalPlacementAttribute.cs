using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>The silo of the caller. Inert in the embedded engine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(PreferLocalPlacement.Singleton);
