using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Directories;

/// <summary>
/// A listing, or a part of one (D-614). Key: <see cref="DirectoryKeys"/>. A read model: the owners of the entities keep it up to date, it may
/// lag behind them and never decides anything.
/// </summary>
[Alias("mrci.IDirectoryGrain")]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>Adds a row or brings it up to date; ignored when it is not newer than the one that is there.</summary>
    [Repeatable, Alias("Put")]
    Task PutAsync(DirectoryEntry entry);

    /// <summary>Takes a row away.</summary>
    [Repeatable, Alias("Remove")]
    Task RemoveAsync(string id);

    /// <summary>All rows, in no particular order.</summary>
    [ReadOnly, Alias("List")]
    Task<DirectoryEntry[]> ListAsync();
}
