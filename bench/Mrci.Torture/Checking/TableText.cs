namespace Mrci.Torture.Checking;

/// <summary>Reads the tables of the host: a line feed, column names, dashes, rows; again for each page, after a prompt on a line of its own (C-TBL.1).</summary>
internal static class TableText
{
    private const string Dashes = "-------";

    /// <summary>The cells of all rows, by column.</summary>
    public static IEnumerable<string[]> Rows(string text)
    {
        var starts = Array.Empty<int>();
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
                starts = [];
            else if (starts.Length > 0)
                yield return [.. starts.Select((start, column) => Cell(line, start, column + 1 < starts.Length ? starts[column + 1] : line.Length))];
            else if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(static cell => cell == Dashes))
                starts = [.. Enumerable.Range(0, line.Length).Where(at => line[at] == '-' && (at == 0 || line[at - 1] == ' '))];
        }
    }

    private static string Cell(string line, int start, int end) =>
        start < line.Length ? line[start..Math.Min(end, line.Length)].TrimEnd() : "";
}
