using System.Collections.Concurrent;
using Mrci.Engine.Embedded.Hosting;
using Mrci.Engine.Embedded.Observers;
using Mrci.Engine.Embedded.References;
using Mrci.Engine.Embedded.Scheduling;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Grains;

internal sealed class EmbeddedGrainFactory(EmbeddedEngine engine) : IClusterClient
{
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), (GrainType Type, ReferenceFactory Create)> _kinds = new();
    private readonly ConcurrentDictionary<GrainId, ObserverTarget> _observers = new();
    private long _lastObserver;

    public IServiceProvider ServiceProvider => engine.Services;

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey
        => Get<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return Get<TGrainInterface>(IdSpan.Create(primaryKey), grainClassNamePrefix);
    }

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable
        => (TGrainInterface)(object)ReferenceEmitter.Get(typeof(TGrainInterface))(engine, grainId, _observers.GetValueOrDefault(grainId));

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (ActivationScheduler.Current is not null)
            throw new InvalidOperationException("Object references are made outside of grains; inside one, pass a reference to the grain.");
        if (obj is not TGrainObserverInterface)
            throw new ArgumentException($"The observer must implement {typeof(TGrainObserverInterface)}.", nameof(obj));
        var id = GrainId.Create("sys.observer", $"{Interlocked.Increment(ref _lastObserver)}");
        var target = new ObserverTarget(engine, id, obj);
        _observers[id] = target;
        return (TGrainObserverInterface)(object)ReferenceEmitter.Get(typeof(TGrainObserverInterface))(engine, id, target);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference)
            throw new ArgumentException("What is deleted is the reference, not the observer.", nameof(obj));
        if (_observers.TryRemove(reference.GrainId, out var target))
            target.Delete();
    }

    private TGrainInterface Get<TGrainInterface>(IdSpan key, string? prefix)
    {
        var (type, create) = _kinds.GetOrAdd(
            (typeof(TGrainInterface), prefix),
            static (kind, registry) => (registry.Get(kind.Interface, kind.Prefix).GrainType, ReferenceEmitter.Get(kind.Interface)),
            engine.Classes);
        return (TGrainInterface)(object)create(engine, new GrainId(type, key), null);
    }
}
