using System.Buffers;
using System.Globalization;
using System.Text;

namespace Mrci.Domain.Names;

/// <summary>The character rules that several validators share (data-model.md, chapter 2).</summary>
internal static class CharacterRules
{
    // Category Cc, complete: U+0000-U+001F and U+007F-U+009F.
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Length in range, no U+0020, no control character.</summary>
    public static bool IsWord(string text, int minimum, int maximum) =>
        text.Length >= minimum && text.Length <= maximum && !text.Contains(' ', StringComparison.Ordinal) && !HasControl(text);

    public static bool HasControl(string text) => text.AsSpan().ContainsAny(ControlCharacters);

    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }

        return true;
    }

    /// <summary>D-215, for names that are created from now on.</summary>
    public static bool IsCreatable(string text)
    {
        // White space and format characters are looked up per code point: the invisible tag characters of plane 14 are format
        // characters too, and would let one name look like another.
        if (text.StartsWith('-') || text.Contains('\\', StringComparison.Ordinal) || !IsWellFormed(text))
            return false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
                return false;
        }

        return true;
    }
}
