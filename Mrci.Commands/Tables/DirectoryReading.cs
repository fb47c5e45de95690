using Mrci.Grains.Directories;
using Orleans;

namespace Mrci.Commands.Tables;

/// <summary>Reads the listings that tables show (D-614).</summary>
internal static class DirectoryReading
{
    /// <summary>All rows of a directory in order of creation (C-TBL.3).</summary>
    /// <param name="grains">Reaches the grains.</param>
    /// <param name="parts">Keys of its parts.</param>
    public static async Task<IReadOnlyList<DirectoryEntry>> ListAsync(this IGrainFactory grains, IReadOnlyList<string> parts)
    {
        var rows = await Task.WhenAll(parts.Select(part => grains.GetGrain<IDirectoryGrain>(part).ListAsync()));
        return [.. rows.SelectMany(static part => part)
            .OrderBy(static row => row.CreatedUtc)
            .ThenBy(static row => row.Id, StringComparer.Ordinal)];
    }
}
