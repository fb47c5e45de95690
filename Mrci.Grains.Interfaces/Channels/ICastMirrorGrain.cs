using Mrci.Grains.Cluster;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>
/// Keeps the last casts of a sub-channel in another process than their owner, so that an acknowledged cast outlives the loss of either. Key:
/// <see cref="SubChannelRef.Key"/>, <see cref="SitePlacement.Separator"/>, and the site that it is at. Not persisted.
/// </summary>
[Alias("mrci.ICastMirrorGrain")]
public interface ICastMirrorGrain : IGrainWithStringKey
{
    /// <summary>Adds casts. One that it has already is passed over.</summary>
    [Alias("Store")]
    Task<MirrorStatus> StoreAsync(MirrorUpdate update);

    /// <summary>Obeys a new owner from now on, and tells it what there is.</summary>
    /// <param name="generation">The least number that the new owner wants; 0 to look only.</param>
    [Alias("TakeOver")]
    Task<MirrorContent> TakeOverAsync(long generation);
}
