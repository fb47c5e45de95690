using System.Buffers.Binary;

namespace Mrci.Protocol.Frames;

/// <summary>
/// Header of a frame, six bytes (P-2.1): 0 type id, 1–2 command id, 3–5 payload length, all little-endian.
/// </summary>
/// <param name="Type">Type id; any byte value is legal (P-2.8).</param>
/// <param name="CommandId">Command id, 0–65 535.</param>
/// <param name="Length">Payload length in bytes, 0 – <see cref="MaxPayload"/>.</param>
public readonly record struct FrameHeader(FrameType Type, ushort CommandId, int Length)
{
    /// <summary>Size of a header in bytes.</summary>
    public const int Size = 6;

    /// <summary>Largest payload the 24-bit length field can announce, in bytes (P-2.11).</summary>
    public const int MaxPayload = 16_777_215;

    /// <summary>Reads a header from the first <see cref="Size"/> bytes of <paramref name="source"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is shorter than <see cref="Size"/>.</exception>
    public static FrameHeader Read(ReadOnlySpan<byte> source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, Size, nameof(source));
        return new FrameHeader(
            (FrameType)source[0],
            BinaryPrimitives.ReadUInt16LittleEndian(source[1..]),
            source[3] | (source[4] << 8) | (source[5] << 16));
    }

    /// <summary>Writes the header to the first <see cref="Size"/> bytes of <paramref name="destination"/>.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Length"/> is negative or above <see cref="MaxPayload"/> (P-2.11).</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        if ((uint)Length > MaxPayload)
            throw new InvalidOperationException($"A payload of {Length} bytes does not fit into a frame (P-2.11).");
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        destination[0] = (byte)Type;
        BinaryPrimitives.WriteUInt16LittleEndian(destination[1..], CommandId);
        destination[3] = (byte)Length;
        destination[4] = (byte)(Length >> 8);
        destination[5] = (byte)(Length >> 16);
    }
}
