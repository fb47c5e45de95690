using Mrci.Grains.Cluster;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>The second copy of the last casts of a sub-channel. It is made anew when there is traffic again.</summary>
/// <param name="time">Ages what is kept.</param>
[SitePlacement]
[CollectionAgeLimit(Minutes = 2)]
public sealed class CastMirrorGrain(TimeProvider time) : Grain, ICastMirrorGrain
{
    private readonly CastLog _log = new(time);
    private long _generation;

    /// <inheritdoc />
    public Task<MirrorStatus> StoreAsync(MirrorUpdate update) => Task.FromResult(Store(update));

    /// <inheritdoc />
    public Task<MirrorContent> TakeOverAsync(long generation)
    {
        if (generation > 0)
            _generation = Math.Max(_generation + 1, generation);
        return Task.FromResult(new MirrorContent(_generation, _log.Epoch, _log.Last, _log.ToArray(), _log.Sources()));
    }

    private MirrorStatus Store(MirrorUpdate update)
    {
        if (update.Generation < _generation)
            return MirrorStatus.Refused;
        if (update.Sources is { } sources)
            _log.Load(update.Epoch, update.After + update.Casts.Length, update.Casts, sources);
        else if (update.Epoch != _log.Epoch || update.After > _log.Last)
            return MirrorStatus.Incomplete;
        _generation = update.Generation;
        foreach (var cast in update.Casts)
            _log.Add(cast);
        return MirrorStatus.Stored;
    }
}
