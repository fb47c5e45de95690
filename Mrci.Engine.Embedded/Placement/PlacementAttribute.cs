using Orleans.Runtime;

namespace Orleans.Placement;

/// <summary>Base of the attributes that choose a placement.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class PlacementAttribute : Attribute
{
    /// <summary>Chooses a placement.</summary>
    /// <param name="placement">The strategy.</param>
    protected PlacementAttribute(PlacementStrategy placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        PlacementStrategy = placement;
    }

    /// <summary>The strategy.</summary>
    public PlacementStrategy PlacementStrategy { get; }
}
