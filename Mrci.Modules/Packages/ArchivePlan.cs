using System.IO.Compression;

namespace Mrci.Modules.Packages;

/// <summary>What is to be unpacked, from what the archive says of its entries.</summary>
/// <param name="Problem">Why nothing is to be unpacked; null when the archive is in order.</param>
/// <param name="Files">The files with their directories from the top and their name.</param>
internal sealed record ArchivePlan(PackageProblem? Problem, IReadOnlyList<(ZipArchiveEntry Entry, string[] Segments)> Files)
{
    // Upper half of the attributes where the archive comes from a Unix: st_mode.
    private const int ModeShift = 16;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int DirectoryFile = 0x4000;

    /// <summary>Looks at all entries.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static ArchivePlan Make(ZipArchive archive, long archiveLength, PackageLimits limits)
    {
        var tree = new EntryTree();
        var files = new List<(ZipArchiveEntry Entry, string[] Segments)>();
        var total = 0L;
        var hasMain = false;
        foreach (var entry in archive.Entries)
        {
            if (!EntryName.TryParse(entry.FullName, out var segments, out var isDirectory))
                return Refused(PackageStatus.BadName, entry);
            if (!IsOrdinary(entry.ExternalAttributes, isDirectory))
                return Refused(PackageStatus.SpecialFile, entry);
            if (!tree.TryAdd(segments, isDirectory))
                return Refused(PackageStatus.Duplicate, entry);
            if (isDirectory)
                continue;
            if (entry.IsEncrypted)
                return Refused(PackageStatus.Unreadable, entry);
            // Written so that no sum can overflow.
            if (entry.Length < 0 || entry.Length > limits.TotalBytes - total)
                return Refused(PackageStatus.TooLarge, entry);
            if (IsBomb(entry.Length, entry.CompressedLength))
                return Refused(PackageStatus.Bomb, entry);
            total += entry.Length;
            hasMain |= segments is [MainLibrary.FileName];
            files.Add((entry, segments));
        }

        if (IsBomb(total, archiveLength))
            return new ArchivePlan(new PackageProblem(PackageStatus.Bomb), []);
        return hasMain ? new ArchivePlan(Problem: null, files) : new ArchivePlan(new PackageProblem(PackageStatus.NoMain), []);
    }

    private static ArchivePlan Refused(PackageStatus status, ZipArchiveEntry entry) => new(new PackageProblem(status, entry.FullName), []);

    private static bool IsBomb(long unpacked, long packed) => unpacked > PackageLimits.RatioFloor && unpacked / PackageLimits.Ratio > packed;

    private static bool IsOrdinary(int attributes, bool isDirectory)
    {
        var type = (attributes >> ModeShift) & TypeMask;
        return (type == 0 || type == (isDirectory ? DirectoryFile : RegularFile))
            && ((FileAttributes)(attributes & ushort.MaxValue) & (FileAttributes.ReparsePoint | FileAttributes.Device)) == FileAttributes.None;
    }
}
