namespace Orleans.Runtime;

/// <summary>A silo with resources to spare.</summary>
public sealed class ResourceOptimizedPlacement : PlacementStrategy
{
    internal static ResourceOptimizedPlacement Singleton { get; } = new();
}
