using System.Buffers;
using System.Text;

namespace Mrci.Protocol.Text;

/// <summary>
/// UTF-16LE text of the wire (P-2.3): no BOM, no terminator, two bytes per code unit. An unpaired surrogate becomes
/// U+FFFD in either direction, so encoded text is always exactly twice as many bytes as it has code units.
/// </summary>
public static class MrciText
{
    private static readonly UnicodeEncoding Utf16 = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: false);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xFF, 0xFE];

    /// <summary>Decodes a TEXT-like payload: drops one leading U+FEFF and an odd last byte (P-2.3).</summary>
    public static string Decode(ReadOnlySpan<byte> payload) =>
        DecodeField(payload.StartsWith(ByteOrderMark) ? payload[ByteOrderMark.Length..] : payload);

    /// <summary>Decodes a TEXT-like payload: drops one leading U+FEFF and an odd last byte (P-2.3).</summary>
    public static string Decode(in ReadOnlySequence<byte> payload)
    {
        if (payload.IsSingleSegment)
            return Decode(payload.FirstSpan);

        var text = payload.Slice(0, payload.Length & ~1L);
        if (StartsWithByteOrderMark(text))
            text = text.Slice(ByteOrderMark.Length);
        return Utf16.GetString(text);
    }

    /// <summary>Encodes text.</summary>
    public static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * sizeof(char)];
        Encode(text, bytes);
        return bytes;
    }

    /// <summary>Encodes text into <paramref name="destination"/> and returns the number of bytes written, twice the length of the text.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> destination) => Utf16.GetBytes(text, destination);

    /// <summary>Decodes a text field inside a layout, where a leading U+FEFF is an ordinary character.</summary>
    internal static string DecodeField(ReadOnlySpan<byte> field) => Utf16.GetString(field[..(field.Length & ~1)]);

    /// <summary>The largest count ≤ <paramref name="limit"/> of code units that does not end inside a surrogate pair.</summary>
    internal static int WholeCharacters(ReadOnlySpan<char> text, int limit)
    {
        if (text.Length <= limit)
            return text.Length;
        var splitsPair = limit > 0 && char.IsSurrogatePair(text[limit - 1], text[limit]);
        return splitsPair ? limit - 1 : limit;
    }

    private static bool StartsWithByteOrderMark(in ReadOnlySequence<byte> text)
    {
        if (text.Length < ByteOrderMark.Length)
            return false;
        Span<byte> start = stackalloc byte[2];
        text.Slice(0, start.Length).CopyTo(start);
        return start.SequenceEqual(ByteOrderMark);
    }
}
