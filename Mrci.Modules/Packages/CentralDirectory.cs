using System.Buffers.Binary;

namespace Mrci.Modules.Packages;

/// <summary>
/// Counts the entries of a zip archive in a few hundred bytes of memory. The archive reader of .NET makes an object of each entry before anybody can say how
/// many there are, and believes no count that the archive gives, so the entries themselves are counted, as it would read them.
/// </summary>
internal static class CentralDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const int EndSize = 22;
    private const int LongestComment = ushort.MaxValue;
    private const uint EntrySignature = 0x02014B50;
    private const int EntrySize = 46;

    /// <summary>Counts.</summary>
    /// <param name="archive">The archive; its position is not kept.</param>
    /// <param name="limit">Counting ends when there are more.</param>
    /// <returns>The number of entries, at most <paramref name="limit"/> + 1; null when this is no archive.</returns>
    public static int? Count(Stream archive, int limit)
    {
        if (FindStart(archive) is not { } start || start > archive.Length)
            return null;

        var header = new byte[EntrySize];
        archive.Position = start;
        var count = 0;
        while (count <= limit && archive.ReadAtLeast(header, EntrySize, throwOnEndOfStream: false) == EntrySize
            && BinaryPrimitives.ReadUInt32LittleEndian(header) == EntrySignature)
        {
            count++;
            archive.Seek(Short(header, 28) + Short(header, 30) + Short(header, 32), SeekOrigin.Current);
        }

        return count;
    }

    // Position of the first entry, from the record at the end of the archive, which a comment may follow.
    private static long? FindStart(Stream archive)
    {
        var tail = new byte[(int)Math.Min(archive.Length, EndSize + LongestComment)];
        archive.Position = archive.Length - tail.Length;
        archive.ReadExactly(tail);
        for (var position = tail.Length - EndSize; position >= 0; position--)
        {
            var record = tail.AsSpan(position, EndSize);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) != EndSignature)
                continue;

            // All ones refer to a record of 64-bit numbers, as more than 65 534 entries or 4 GiB need.
            var start = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
            return Short(record, 4) == 0 && Short(record, 10) != ushort.MaxValue && start != uint.MaxValue ? start : null;
        }

        return null;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);
}
