namespace Orleans.Runtime;

/// <summary>A silo with few activations.</summary>
public sealed class ActivationCountBasedPlacement : PlacementStrategy
{
    internal static ActivationCountBasedPlacement Singleton { get; } = new();
}
