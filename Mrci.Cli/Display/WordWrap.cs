namespace Mrci.Cli.Display;

/// <summary>Breaks long text between words, as a client should do with BIG_TEXT (P-3.2).</summary>
internal static class WordWrap
{
    /// <summary>
    /// Lines of at most <paramref name="width"/> cells. Line breaks of the text stay; a word that is too long for a line is cut. Blanks
    /// stay but where a line is broken. A line feed at the very end makes no further line.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 2);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines.Take(lines[^1].Length == 0 ? lines.Length - 1 : lines.Length).SelectMany(line => WrapLine(line, width));
    }

    private static IEnumerable<string> WrapLine(string line, int width)
    {
        var start = 0;
        while (Cells.Of(line[start..]) > width)
        {
            var fitting = Cells.Fit(line, start, width);
            var end = start + fitting;
            if (line[end] != ' ')
            {
                var blank = line.LastIndexOf(' ', end - 1, fitting);
                if (blank > start && !string.IsNullOrWhiteSpace(line[start..blank])) end = blank;
            }
            yield return line[start..end].TrimEnd(' ');
            start = end;
            while (start < line.Length && line[start] == ' ') start++;
            if (start == line.Length) yield break;
        }
        yield return line[start..];
    }
}
