using Mrci.Grains.State;
using Orleans.Runtime;

namespace Mrci.Grains.Directories;

/// <summary>A listing, or a part of one (D-614).</summary>
/// <param name="storage">The state.</param>
public sealed class DirectoryGrain([PersistentState("directory", GrainStores.Default)] IPersistentState<DirectoryState> storage)
    : StatefulGrain<DirectoryState>(storage), IDirectoryGrain
{
    /// <inheritdoc />
    public Task PutAsync(DirectoryEntry entry) =>
        Committed.Entries.TryGetValue(entry.Id, out var known) && known.Version >= entry.Version
            ? Task.CompletedTask
            : CommitAsync(Committed with { Entries = Committed.Entries.SetItem(entry.Id, entry) });

    /// <inheritdoc />
    public Task RemoveAsync(string id) =>
        Committed.Entries.ContainsKey(id) ? CommitAsync(Committed with { Entries = Committed.Entries.Remove(id) }) : Task.CompletedTask;

    /// <inheritdoc />
    public Task<DirectoryEntry[]> ListAsync() => Task.FromResult(Committed.Entries.Values.ToArray());
}
