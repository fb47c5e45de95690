using Mrci.Grains.Cluster;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Mrci.Engine.Orleans.Cluster;

/// <summary>Puts a grain on the silo that its key names, or nowhere.</summary>
internal sealed class SitePlacementDirector : IPlacementDirector
{
    /// <inheritdoc/>
    /// <exception cref="SiloUnavailableException">There is no such silo, or it is gone.</exception>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString()!;
        var name = key[(key.LastIndexOf(SitePlacement.Separator) + 1)..];
        return SiloAddress.TryParse(name, out var site) && context.GetCompatibleSilos(target).Contains(site)
            ? Task.FromResult(site)
            : Task.FromException<SiloAddress>(new SiloUnavailableException($"{name} is no silo of this cluster, or no longer."));
    }
}
