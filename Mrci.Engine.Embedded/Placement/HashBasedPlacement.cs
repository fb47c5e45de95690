namespace Orleans.Runtime;

/// <summary>The silo that the hash of the key names.</summary>
public sealed class HashBasedPlacement : PlacementStrategy
{
    internal static HashBasedPlacement Singleton { get; } = new();
}
