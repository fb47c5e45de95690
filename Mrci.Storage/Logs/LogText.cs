using System.Text;

namespace Mrci.Storage.Logs;

/// <summary>Texts of log rows as stored. What clients sent may be in them.</summary>
internal static class LogText
{
    /// <summary>
    /// The text with U+FFFD for NUL and for halves of surrogate pairs: PostgreSQL refuses both, and one such row would keep out its batch.
    /// </summary>
    public static string Write(string text)
    {
        if (!text.Contains('\0') && text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;

        var stored = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            stored.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        return stored.ToString();
    }
}
