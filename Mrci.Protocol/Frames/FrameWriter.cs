using System.Buffers;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Frames;

/// <summary>
/// Writes whole frames (P-2.1, P-2.10). A payload above <see cref="FrameHeader.MaxPayload"/> bytes throws
/// <see cref="ArgumentOutOfRangeException"/> before anything is written (P-2.11).
/// </summary>
public static class FrameWriter
{
    // Large payloads go out in the sizes the writer likes; this only bounds what is asked of it for text.
    private const int TextChunkBytes = 4096;

    /// <summary>Writes a header alone; the caller writes <paramref name="length"/> payload bytes next.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative or above the limit (P-2.11).</exception>
    public static void WriteHeader(IBufferWriter<byte> writer, FrameType type, ushort commandId, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)FrameHeader.MaxPayload, nameof(length));
        new FrameHeader(type, commandId, length).Write(writer.GetSpan(FrameHeader.Size));
        writer.Advance(FrameHeader.Size);
    }

    /// <summary>Writes a frame without payload.</summary>
    public static void Write(IBufferWriter<byte> writer, FrameType type, ushort commandId) => WriteHeader(writer, type, commandId, 0);

    /// <summary>Writes a frame.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long (P-2.11).</exception>
    public static void Write(IBufferWriter<byte> writer, FrameType type, ushort commandId, ReadOnlySpan<byte> payload)
    {
        WriteHeader(writer, type, commandId, payload.Length);
        writer.Write(payload);
    }

    /// <summary>Writes a frame whose payload is <paramref name="prefix"/> followed by <paramref name="payload"/> (P-9.9).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The two together are too long (P-2.11).</exception>
    public static void Write(
        IBufferWriter<byte> writer, FrameType type, ushort commandId, ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> payload)
    {
        WriteHeader(writer, type, commandId, CheckLength((long)prefix.Length + payload.Length));
        writer.Write(prefix);
        writer.Write(payload);
    }

    /// <summary>Writes a frame with a payload in pieces.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long (P-2.11).</exception>
    public static void Write(IBufferWriter<byte> writer, FrameType type, ushort commandId, in ReadOnlySequence<byte> payload)
    {
        WriteHeader(writer, type, commandId, CheckLength(payload.Length));
        foreach (var piece in payload)
            writer.Write(piece.Span);
    }

    /// <summary>Writes a frame with a UTF-16LE text payload, without BOM or terminator (P-2.3).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text has more than 8 388 607 code units (P-2.11).</exception>
    public static void WriteText(IBufferWriter<byte> writer, FrameType type, ushort commandId, ReadOnlySpan<char> text)
    {
        WriteHeader(writer, type, commandId, CheckLength(2L * text.Length));
        while (!text.IsEmpty)
        {
            var count = MrciText.WholeCharacters(text, TextChunkBytes / sizeof(char));
            writer.Advance(MrciText.Encode(text[..count], writer.GetSpan(count * sizeof(char))));
            text = text[count..];
        }
    }

    /// <summary>A frame as bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The payload is too long (P-2.11).</exception>
    public static byte[] ToArray(FrameType type, ushort commandId, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[FrameHeader.Size + CheckLength(payload.Length)];
        new FrameHeader(type, commandId, payload.Length).Write(frame);
        payload.CopyTo(frame.AsSpan(FrameHeader.Size));
        return frame;
    }

    /// <summary>A frame with a text payload as bytes (P-2.3).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text has more than 8 388 607 code units (P-2.11).</exception>
    public static byte[] TextToArray(FrameType type, ushort commandId, ReadOnlySpan<char> text)
    {
        var length = CheckLength(2L * text.Length);
        var frame = new byte[FrameHeader.Size + length];
        new FrameHeader(type, commandId, length).Write(frame);
        MrciText.Encode(text, frame.AsSpan(FrameHeader.Size));
        return frame;
    }

    private static int CheckLength(long length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, FrameHeader.MaxPayload);
        return (int)length;
    }
}
