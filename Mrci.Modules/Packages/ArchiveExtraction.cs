using System.Buffers;
using System.IO.Compression;

namespace Mrci.Modules.Packages;

/// <summary>Unpacks files into a directory that nobody else writes to, and believes nothing that the archive has said of their size.</summary>
internal sealed class ArchiveExtraction(string directory, PackageLimits limits)
{
    private const int BufferSize = 128 * 1024;

    private long _total;

    /// <summary>Unpacks.</summary>
    /// <returns>Why not; null when all is done.</returns>
    public async Task<PackageProblem?> RunAsync(
        IReadOnlyList<(ZipArchiveEntry Entry, string[] Segments)> files, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            foreach (var (entry, segments) in files)
            {
                if (await UnpackAsync(entry, segments, buffer, cancellationToken) is { } status)
                    return new PackageProblem(status, entry.FullName);
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<PackageStatus?> UnpackAsync(
        ZipArchiveEntry entry, string[] segments, byte[] buffer, CancellationToken cancellationToken)
    {
        var path = Path.Combine([directory, .. segments]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var packed = Open(entry);
        if (packed is null)
            return PackageStatus.Unreadable;

        // CreateNew: what is there already, by whatever rule of the file system, is not written over.
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var checksum = Checksum.Start;
        var length = 0L;
        int read;
        while ((read = await ReadAsync(packed, buffer, cancellationToken)) > 0)
        {
            length += read;
            _total += read;
            if (length > entry.Length)
                return PackageStatus.Damaged;
            if (_total > limits.TotalBytes)
                return PackageStatus.TooLarge;
            checksum = Checksum.Add(checksum, buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return length == entry.Length && Checksum.End(checksum) == entry.Crc32 ? null : PackageStatus.Damaged;
    }

    // The reader throws InvalidDataException for what it cannot unpack, whatever the reason.
    private static Stream? Open(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async ValueTask<int> ReadAsync(Stream packed, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await packed.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("An entry of the archive is cut off.", exception);
        }
    }
}
