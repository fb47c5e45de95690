using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Where persistent states are kept.</summary>
public interface IGrainStorage
{
    /// <summary>Reads a state. Without a record the state is a new object.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state.</param>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainState">Filled by the call.</param>
    /// <returns>A task that ends when the state is filled.</returns>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="ReadStateAsync{T}(string, GrainId, IGrainState{T})"/>
    /// <param name="stateName">Name of the state.</param>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainState">The state.</param>
    /// <param name="cancellationToken">May end the wait.</param>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
        => ReadStateAsync(stateName, grainId, grainState);

    /// <summary>Writes a state if its ETag is the stored one.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state.</param>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainState">The state; its ETag becomes the new one.</param>
    /// <returns>A task that ends when the state is committed.</returns>
    /// <exception cref="InconsistentStateException">The ETag is not the stored one.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="WriteStateAsync{T}(string, GrainId, IGrainState{T})"/>
    /// <param name="stateName">Name of the state.</param>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainState">The state.</param>
    /// <param name="cancellationToken">May end the wait, not the write.</param>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
        => WriteStateAsync(stateName, grainId, grainState);

    /// <summary>Clears a state if its ETag is the stored one.</summary>
    /// <typeparam name="T">Type of the state.</typeparam>
    /// <param name="stateName">Name of the state.</param>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainState">The state; becomes a new object.</param>
    /// <returns>A task that ends when the change is committed.</returns>
    /// <exception cref="InconsistentStateException">The ETag is not the stored one.</exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    /// <inheritdoc cref="ClearStateAsync{T}(string, GrainId, IGrainState{T})"/>
    /// <param name="stateName">Name of the state.</param>
    /// <param name="grainId">The grain.</param>
    /// <param name="grainState">The state.</param>
    /// <param name="cancellationToken">May end the wait, not the change.</param>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
        => ClearStateAsync(stateName, grainId, grainState);
}
