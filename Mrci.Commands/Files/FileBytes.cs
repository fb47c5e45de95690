using Microsoft.Win32.SafeHandles;
using Mrci.Commands.Files.Nodes;

namespace Mrci.Commands.Files;

/// <summary>Moves bytes of files.</summary>
internal static class FileBytes
{
    private const int BufferBytes = 1024 * 1024;

    /// <summary>Reads a part of a file that must be there.</summary>
    /// <exception cref="FileFaultException">The file has become shorter.</exception>
    public static async ValueTask ReadAsync(SafeFileHandle file, Memory<byte> buffer, long position)
    {
        while (!buffer.IsEmpty)
        {
            var read = await RandomAccess.ReadAsync(file, buffer, position);
            if (read == 0)
                throw new FileFaultException(FileFault.Changed, "the file has become shorter meanwhile");
            buffer = buffer[read..];
            position += read;
        }
    }

    /// <summary>Copies a part of a file to the same place of another.</summary>
    /// <param name="from">The one file.</param>
    /// <param name="to">The other.</param>
    /// <param name="start">First byte.</param>
    /// <param name="end">The byte behind the last one.</param>
    /// <param name="most">How many bytes to copy at most.</param>
    /// <returns>Where it has stopped.</returns>
    public static async ValueTask<long> CopyAsync(SafeFileHandle from, SafeFileHandle to, long start, long end, long most)
    {
        var stop = Math.Min(end, start + most);
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent((int)Math.Clamp(stop - start, 1, BufferBytes));
        try
        {
            while (start < stop)
            {
                var part = buffer.AsMemory(0, (int)Math.Min(Math.Min(buffer.Length, BufferBytes), stop - start));
                await ReadAsync(from, part, start);
                await RandomAccess.WriteAsync(to, part, start);
                start += part.Length;
            }
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }

        return start;
    }
}
