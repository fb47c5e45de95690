using System.Text;

namespace Mrci.Commands.Tables;

/// <summary>Lays out a page of a table (C-TBL.1): a line feed, the column names, dashes, the rows.</summary>
public static class TableLayout
{
    private const string Dashes = "-------";
    private const int Gap = 2;

    /// <summary>Renders one page.</summary>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">The rows of the page, each with one cell per column.</param>
    /// <param name="minimumWidth">Narrowest column without its gap, for the unpaged tables that have one (C-ls_open_chs.1).</param>
    /// <returns>The text; every row ends with a line feed.</returns>
    public static string Render(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, int minimumWidth = 0)
    {
        IReadOnlyList<IReadOnlyList<string>> lines =
        [
            columns,
            [.. Enumerable.Repeat(Dashes, columns.Count)],
            .. rows,
        ];
        var widths = new int[columns.Count];
        for (var column = 0; column < widths.Length; column++)
            widths[column] = Math.Max(minimumWidth, lines.Max(line => line[column].Length)) + Gap;

        var text = new StringBuilder("\n", 1 + (lines.Count * (widths.Sum() + 1)));
        foreach (var line in lines)
        {
            for (var column = 0; column < widths.Length; column++)
                text.Append(line[column]).Append(' ', widths[column] - line[column].Length);
            text.Append('\n');
        }

        return text.ToString();
    }
}
