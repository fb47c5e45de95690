namespace Orleans.Runtime;

/// <summary>Where a cluster puts activations. A single process has one place, so strategies are inert here.</summary>
public abstract class PlacementStrategy;
