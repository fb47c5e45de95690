namespace Orleans.Runtime;

/// <summary>Where a cluster puts activations. A single process has one place, so strategies are inert here.</summary>
public abstract class PlacementStrategy
{
    /// <summary>Whether activations are registered in the directory of a cluster.</summary>
    public virtual bool IsUsingGrainDirectory => true;
}
