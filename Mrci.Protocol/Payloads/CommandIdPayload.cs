using System.Buffers;
using System.Buffers.Binary;

namespace Mrci.Protocol.Payloads;

/// <summary>CMD_ID, 2 bytes (P-3.11): a command id.</summary>
public static class CommandIdPayload
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 2;

    /// <summary>Reads the payload; false unless it has exactly <see cref="Size"/> bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ushort commandId)
    {
        var fits = payload.Length == Size;
        commandId = fits ? BinaryPrimitives.ReadUInt16LittleEndian(payload) : (ushort)0;
        return fits;
    }

    /// <summary>
    /// Reads client input to <c>term</c>, <c>pause</c>, <c>resume</c>; false unless it has <see cref="Size"/> bytes or none
    /// (P-3.11, X-57).
    /// </summary>
    /// <param name="payload">The payload.</param>
    /// <param name="target">The target, or null for all (empty payload) and on failure.</param>
    public static bool TryReadTarget(in ReadOnlySequence<byte> payload, out ushort? target)
    {
        target = null;
        if (payload.IsEmpty)
            return true;
        if (payload.Length != Size)
            return false;

        Span<byte> bytes = stackalloc byte[Size];
        payload.CopyTo(bytes);
        target = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        return true;
    }

    /// <summary>Writes the payload.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public static void Write(Span<byte> destination, ushort commandId) =>
        BinaryPrimitives.WriteUInt16LittleEndian(destination, commandId);

    /// <summary>The payload as bytes.</summary>
    public static byte[] ToArray(ushort commandId) => [(byte)commandId, (byte)(commandId >> 8)];
}
