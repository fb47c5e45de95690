using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Mrci.Engine.Embedded.Identities;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Storage;

// How Orleans' ADO.NET provider names the row of a grain: two numbers and a text, and a hash over all of it.
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GrainStateKey(long N0, long N1, string? Extension, int Hash)
{
    public static GrainStateKey Of(GrainId grainId)
    {
        if (grainId.TryGetGuidKey(out var guid, out var extension))
        {
            Span<byte> bytes = stackalloc byte[16];
            guid.TryWriteBytes(bytes);
            return new GrainStateKey(
                BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), extension, HashOf(bytes, extension));
        }

        if (grainId.TryGetIntegerKey(out var integer, out extension))
        {
            Span<byte> bytes = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, integer);
            return new GrainStateKey(0, integer, extension, HashOf(bytes, extension));
        }

        extension = grainId.Key.ToString();
        return new GrainStateKey(0, 0, extension, HashOf([], extension));
    }

    public static int HashOf(string stateName) => (int)StableHash.Compute(Encoding.UTF8.GetBytes(stateName));

    // Orleans hashes the bytes in reverse order.
    private static int HashOf(ReadOnlySpan<byte> number, string? extension)
    {
        byte[] bytes = [.. number, .. Encoding.UTF8.GetBytes(extension ?? "")];
        Array.Reverse(bytes);
        return (int)StableHash.Compute(bytes);
    }
}
