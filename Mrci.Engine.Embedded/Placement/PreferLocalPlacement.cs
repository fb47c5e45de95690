namespace Orleans.Runtime;

/// <summary>The silo of the caller.</summary>
public sealed class PreferLocalPlacement : PlacementStrategy
{
    internal static PreferLocalPlacement Singleton { get; } = new();
}
