using Spectre.Console.Rendering;

namespace Mrci.Cli.Display;

/// <summary>How wide text is on a terminal; East Asian characters take two cells.</summary>
internal static class Cells
{
    public static int Of(string text) => text.Length == 0 ? 0 : new Segment(text).CellCount();

    /// <summary>The longest prefix that fits, as a count of code units; no character is cut in two.</summary>
    public static int Fit(string text, int start, int cells)
    {
        var index = start;
        while (index < text.Length)
        {
            var length = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1;
            cells -= Of(text.Substring(index, length));
            if (cells < 0) break;
            index += length;
        }
        return index - start;
    }
}
