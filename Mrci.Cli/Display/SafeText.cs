using System.Text;

namespace Mrci.Cli.Display;

/// <summary>Text of other people, made fit for a terminal: it must not move the cursor, change colours, or answer back.</summary>
internal static class SafeText
{
    /// <summary>Keeps line feeds and tabs, drops carriage returns, and shows U+FFFD for every other control character.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\r') continue;
            clean.Append(char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c);
        }
        return clean.ToString();
    }
}
