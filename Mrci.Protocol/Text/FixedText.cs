namespace Mrci.Protocol.Text;

/// <summary>Fixed text <c>T(n)</c>: n UTF-16LE code units, padded on the right with U+0020 (P-2.4).</summary>
public static class FixedText
{
    /// <summary>
    /// Fills <paramref name="destination"/> with text. Longer text is cut; a cut that would split a surrogate pair drops
    /// the pair's first half too and pads.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">The whole field, 2n bytes.</param>
    public static void Write(ReadOnlySpan<char> text, Span<byte> destination)
    {
        var count = MrciText.WholeCharacters(text, destination.Length / sizeof(char));
        var padding = destination[MrciText.Encode(text[..count], destination)..];
        for (var i = 0; i < padding.Length; i++)
            padding[i] = i % sizeof(char) == 0 ? (byte)' ' : (byte)0;
    }

    /// <summary>Reads a field and trims trailing U+0020. Unpaired surrogates become U+FFFD.</summary>
    /// <param name="field">The whole field, 2n bytes.</param>
    public static string Read(ReadOnlySpan<byte> field)
    {
        var length = field.Length & ~1;
        while (length > 0 && field[length - 2] == (byte)' ' && field[length - 1] == 0)
            length -= sizeof(char);
        return MrciText.DecodeField(field[..length]);
    }
}
