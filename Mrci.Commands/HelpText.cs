using System.Text;

namespace Mrci.Commands;

/// <summary>Help as it is written in the source, and as it goes out: clients wrap BIG_TEXT themselves and keep its line breaks (P-3.2).</summary>
internal static class HelpText
{
    /// <summary>Joins the lines of each paragraph. An empty line, an indented line, and one that describes an argument (<c>-key</c>) stay lines of their own.</summary>
    public static string Unfold(string source)
    {
        var text = new StringBuilder(source.Length);
        var joins = false;
        foreach (var line in source.AsSpan().EnumerateLines())
        {
            var standsAlone = line.IsEmpty || line[0] is '-' or ' ';
            if (text.Length > 0)
                text.Append(joins && !standsAlone ? ' ' : '\n');
            text.Append(line);
            joins = !line.IsEmpty;
        }

        return text.ToString();
    }
}
