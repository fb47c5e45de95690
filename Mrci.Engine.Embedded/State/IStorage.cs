namespace Orleans.Core;

/// <summary>A state of a grain, seen without its type.</summary>
public interface IStorage
{
    /// <summary>Version of the stored record last seen; <see langword="null"/> if there was none.</summary>
    string? Etag { get; }

    /// <summary>Whether there is a stored record.</summary>
    bool RecordExists { get; }

    /// <summary>Removes the stored record and starts with a new state.</summary>
    /// <returns>A task that ends when the change is committed.</returns>
    Task ClearStateAsync();

    /// <summary>Writes the state.</summary>
    /// <returns>A task that ends when the state is committed.</returns>
    Task WriteStateAsync();

    /// <summary>Reads the state anew.</summary>
    /// <returns>A task that ends when the state is read.</returns>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    /// <param name="cancellationToken">May end the wait, not the change.</param>
    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    /// <inheritdoc cref="WriteStateAsync()"/>
    /// <param name="cancellationToken">May end the wait, not the write.</param>
    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    /// <inheritdoc cref="ReadStateAsync()"/>
    /// <param name="cancellationToken">May end the wait.</param>
    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
