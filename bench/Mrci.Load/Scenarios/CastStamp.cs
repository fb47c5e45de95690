using System.Runtime.InteropServices;
using Mrci.Protocol.Frames;

namespace Mrci.Load.Scenarios;

/// <summary>
/// The 128-byte payload of a cast, text so that it suits TEXT and BYTES alike: 16 characters sequence number, 16 characters time of
/// sending (both one character per four bits, lowest first), 32 times a letter that depends on the sequence number.
/// </summary>
internal static class CastStamp
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 128;

    private const int Digits = 16;
    private const int DigitBits = 4;
    private const int Letters = 26;

    /// <summary>The type that the cast of this number has: TEXT and BYTES in turn.</summary>
    public static FrameType TypeOf(long sequence) => (sequence & 1) == 0 ? FrameType.Text : FrameType.Bytes;

    /// <summary>Writes the payload.</summary>
    /// <param name="sequence">Number of the cast.</param>
    /// <param name="timestamp">When it is sent, in ticks of the stopwatch.</param>
    /// <param name="payload">Exactly <see cref="Size"/> bytes.</param>
    public static void Write(long sequence, long timestamp, Span<byte> payload)
    {
        var text = MemoryMarshal.Cast<byte, char>(payload);
        WriteNumber(sequence, text);
        WriteNumber(timestamp, text[Digits..]);
        text[(2 * Digits)..].Fill(Filling(sequence));
    }

    /// <summary>Reads the payload; false unless every byte is as <see cref="Write"/> makes it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out long sequence, out long timestamp)
    {
        (sequence, timestamp) = (0, 0);
        if (payload.Length != Size)
            return false;
        var text = MemoryMarshal.Cast<byte, char>(payload);
        return TryReadNumber(text, out sequence)
            && TryReadNumber(text[Digits..], out timestamp)
            && !text[(2 * Digits)..].ContainsAnyExcept(Filling(sequence));
    }

    private static char Filling(long sequence) => (char)('a' + (sequence % Letters));

    private static void WriteNumber(long number, Span<char> text)
    {
        for (var i = 0; i < Digits; i++)
            text[i] = (char)('A' + ((number >> (i * DigitBits)) & 0xF));
    }

    private static bool TryReadNumber(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        for (var i = 0; i < Digits; i++)
        {
            var digit = text[i] - 'A';
            if ((uint)digit > 0xF)
                return false;
            number |= (long)digit << (i * DigitBits);
        }

        return number >= 0;
    }
}
