using Mrci.Protocol.Text;

namespace Mrci.Commands.Tables;

/// <summary>The filters of a table (C-TBL.5): <c>-column text</c> keeps rows whose cell contains the text; all must hold.</summary>
public sealed class TableFilter
{
    private readonly List<(int Column, string Text)> _conditions = [];

    private TableFilter()
    {
    }

    /// <summary>Keeps every row.</summary>
    public static TableFilter All { get; } = new();

    /// <summary>What must hold: a column by its number, and the text that its cell contains.</summary>
    public IReadOnlyList<(int Column, string Text)> Conditions => _conditions;

    /// <summary>Reads the filters from an argument line.</summary>
    /// <param name="line">The line; arguments that name no column are ignored.</param>
    /// <param name="columns">Column names.</param>
    /// <returns>The filter; without conditions it keeps every row.</returns>
    public static TableFilter Parse(ArgumentLine line, IReadOnlyList<string> columns)
    {
        var filter = new TableFilter();
        for (var column = 0; column < columns.Count; column++)
        {
            if (line.Get("-" + columns[column]) is { } text)
                filter._conditions.Add((column, text));
        }

        return filter;
    }

    /// <summary>Whether a row stays.</summary>
    /// <param name="row">The rendered cells; case is ignored, <c>%</c> and <c>_</c> are ordinary characters.</param>
    /// <returns>False when some condition does not hold.</returns>
    public bool Keeps(IReadOnlyList<string> row) =>
        _conditions.TrueForAll(condition => row[condition.Column].Contains(condition.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says which rows stay, for a question to the user (C-TBL.6).</summary>
    /// <param name="columns">Column names.</param>
    /// <returns>The given filters in words; <c>all rows</c> when there is none.</returns>
    public string Describe(IReadOnlyList<string> columns) => _conditions.Count == 0
        ? "all rows"
        : $"the rows where {string.Join(" and ", _conditions.Select(condition => $"{columns[condition.Column]} contains '{condition.Text}'"))}";
}
