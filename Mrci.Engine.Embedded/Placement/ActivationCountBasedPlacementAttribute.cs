using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>A silo with few activations. Inert in the embedded engine.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ActivationCountBasedPlacementAttribute() : PlacementAttribute(ActivationCountBasedPlacement.Singleton);
