namespace Mrci.Torture.Checking;

/// <summary>Reads the tables of the host: a line feed, column names, dashes, rows; again for each page (C-TBL.1). Cells of this run have no blanks.</summary>
internal static class TableText
{
    private const string Dashes = "-------";

    /// <summary>The cells of all rows, by column.</summary>
    public static IEnumerable<string[]> Rows(string text)
    {
        var width = 0;
        var previous = Array.Empty<string>();
        foreach (var line in text.Split('\n'))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length > 0 && cells.All(static cell => cell == Dashes))
                width = cells.Length;
            else if (width > 0 && cells.Length == width && !IsHeading(cells))
                yield return cells;
            previous = cells;
        }

        bool IsHeading(string[] cells) => cells[0] is "channel_id" or "channel_name" or "command_obj_name" && previous.Length == 0;
    }
}
