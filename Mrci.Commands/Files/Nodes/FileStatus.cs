namespace Mrci.Commands.Files.Nodes;

/// <summary>What is known of an object of the file system; of a link, not of its target.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes; 0 but for files.</param>
/// <param name="Created">Null where the file system does not keep it.</param>
/// <param name="Modified">Last change of the content.</param>
/// <param name="Accessed">Last access.</param>
/// <param name="Mode">Permission bits; null where there are none.</param>
/// <param name="Device">The volume it is on; equal for objects of one volume.</param>
/// <param name="Id">Number of the object on its volume.</param>
internal sealed record FileStatus(
    FileKind Kind,
    long Length,
    DateTimeOffset? Created,
    DateTimeOffset Modified,
    DateTimeOffset Accessed,
    UnixFileMode? Mode,
    string Device,
    ulong Id)
{
    /// <summary>Whether the other one describes the same object, unchanged.</summary>
    public bool IsUnchanged(FileStatus other) =>
        Id == other.Id
        && Length == other.Length
        && Modified == other.Modified
        && string.Equals(Device, other.Device, StringComparison.Ordinal);

    /// <summary>Whether the other one describes the same object.</summary>
    public bool IsSameObject(FileStatus other) => Id == other.Id && string.Equals(Device, other.Device, StringComparison.Ordinal);
}
