using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Tables;

/// <summary>Base of the commands that show a table page by page (C-TBL.1 to C-TBL.5).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class TableCommand(string name, ISessionContext session) : TextCommand(name, session)
{
    /// <summary>Rows per page (C-TBL.3, D-509).</summary>
    public const int RowsPerPage = 50;

    private const string Quit = "q";

    private IReadOnlyList<string[]> _rows = [];
    private int _shown;

    /// <summary>Column names.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether <c>-column text</c> filters apply; not for scoped tables (C-TBL.8).</summary>
    protected virtual bool TakesFilters => true;

    /// <inheritdoc />
    public sealed override void Term()
    {
        _rows = [];
        _shown = 0;
    }

    /// <summary>Checks the arguments and reads the rows, in order of creation (C-TBL.3).</summary>
    /// <param name="shared">The state of the session.</param>
    /// <param name="line">The arguments.</param>
    /// <returns>The rows, each with one cell per column; null when a check failed and its ERR is sent.</returns>
    protected abstract ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line);

    /// <inheritdoc />
    protected sealed override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        if (await ReadAsync(shared, line) is not { } rows)
            return;
        if (TakesFilters)
        {
            var filter = TableFilter.Parse(line, Columns);
            rows = [.. rows.Where(filter.Keeps)];
        }

        _rows = rows;
        ShowPage();
    }

    /// <inheritdoc />
    protected sealed override ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (ArgumentLine.Parse(answer).Has(Quit))
            Term();
        else
            ShowPage();
        return ValueTask.CompletedTask;
    }

    private void ShowPage()
    {
        Main(TableLayout.Render(Columns, _rows.Skip(_shown).Take(RowsPerPage)));
        _shown += RowsPerPage;
        if (_shown < _rows.Count)
            Ask($"\n{_rows.Count - _shown} more rows. Press enter for the next page, or enter {Quit} to stop: ");
        else
            Term();
    }
}
