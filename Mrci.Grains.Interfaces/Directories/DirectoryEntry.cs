using Orleans;

namespace Mrci.Grains.Directories;

/// <summary>One row of a listing (D-614).</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Version">Version of the entity that the row shows; an older one does not replace it.</param>
/// <param name="CreatedUtc">When the entity was made: rows are listed in this order (C-TBL.3).</param>
/// <param name="Name">Its name as stored.</param>
/// <param name="Detail">Of a user: id of his group. Of a group: its rank, decimal. Of a channel: nothing.</param>
[GenerateSerializer, Immutable, Alias("mrci.directory-entry")]
public sealed record DirectoryEntry(
    [property: Id(0)] string Id,
    [property: Id(1)] long Version,
    [property: Id(2)] DateTimeOffset CreatedUtc,
    [property: Id(3)] string Name,
    [property: Id(4)] string Detail);
