using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>The silo that the hash of the key names. Inert in the embedded engine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HashBasedPlacementAttribute() : PlacementAttribute(HashBasedPlacement.Singleton);
