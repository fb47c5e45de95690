using Orleans.Runtime;

namespace Orleans;

/// <summary>Gets references to grains and to observers. Getting a reference activates nothing.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with an integer key.</summary>
    /// <typeparam name="TGrainInterface">Interface of the grain.</typeparam>
    /// <param name="primaryKey">The key.</param>
    /// <param name="grainClassNamePrefix">Start of the full class name, where several classes implement the interface.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey;

    /// <summary>A reference to the grain with a string key.</summary>
    /// <typeparam name="TGrainInterface">Interface of the grain.</typeparam>
    /// <param name="primaryKey">The key; not empty.</param>
    /// <param name="grainClassNamePrefix">Start of the full class name, where several classes implement the interface.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain with an id.</summary>
    /// <typeparam name="TGrainInterface">Interface of the grain.</typeparam>
    /// <param name="grainId">Type and key.</param>
    /// <returns>The reference.</returns>
    TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable;

    /// <summary>A reference to an observer, to be handed to grains. The engine holds the observer weakly: the owner keeps it alive.</summary>
    /// <typeparam name="TGrainObserverInterface">Interface of the observer.</typeparam>
    /// <param name="obj">The observer.</param>
    /// <returns>The reference. Calls through it run one at a time, in order.</returns>
    /// <exception cref="InvalidOperationException">Called inside a grain.</exception>
    TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;

    /// <summary>Ends a reference made by <see cref="CreateObjectReference"/>; later calls through it go nowhere.</summary>
    /// <typeparam name="TGrainObserverInterface">Interface of the observer.</typeparam>
    /// <param name="obj">The reference, not the observer.</param>
    void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver;
}
