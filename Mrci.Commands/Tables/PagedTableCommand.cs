using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Tables;

/// <summary>
/// Base of the commands that show a table page by page or, where their entry says so, delete the rows that match (C-TBL.1 to C-TBL.6).
/// </summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class PagedTableCommand(string name, ISessionContext session) : TextCommand(name, session)
{
    /// <summary>Rows per page (C-TBL.3, D-509).</summary>
    public const int RowsPerPage = 50;

    private const string DeleteKey = "-delete";
    private const string Quit = "q";

    private TableFilter? _deletion;

    /// <summary>Column names.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    /// <summary>Whether <c>-column text</c> filters apply; not for scoped tables (C-TBL.8).</summary>
    protected virtual bool TakesFilters => true;

    /// <summary>Whether <c>-delete</c> deletes rows (C-TBL.6).</summary>
    protected virtual bool IsDeletable => false;

    /// <inheritdoc />
    public sealed override void Term()
    {
        _deletion = null;
        Close();
    }

    /// <summary>Checks the arguments and opens the table at its first row.</summary>
    /// <param name="shared">The state of the session.</param>
    /// <param name="line">The arguments.</param>
    /// <param name="filter">Which rows to show.</param>
    /// <returns>False when a check failed and its ERR is sent.</returns>
    protected abstract ValueTask<bool> OpenAsync(ISharedState shared, ArgumentLine line, TableFilter filter);

    /// <summary>Reads on.</summary>
    /// <returns>The next <see cref="RowsPerPage"/> rows, or those that are left, in order of creation (C-TBL.3), and whether more follow.</returns>
    protected abstract ValueTask<(IReadOnlyList<string[]> Rows, bool HasMore)> NextPageAsync();

    /// <summary>Deletes the rows that match; only called when <see cref="IsDeletable"/>.</summary>
    /// <param name="filter">Which rows.</param>
    protected virtual ValueTask DeleteAsync(TableFilter filter) => ValueTask.CompletedTask;

    /// <summary>Lets go of the table that is open.</summary>
    protected abstract void Close();

    /// <inheritdoc />
    protected sealed override async ValueTask StartAsync(ISharedState shared, ArgumentLine line)
    {
        Term();
        var filter = TakesFilters ? TableFilter.Parse(line, Columns) : TableFilter.All;
        if (IsDeletable && line.Has(DeleteKey))
        {
            _deletion = filter;
            AskDeletion(filter);
        }
        else if (await OpenAsync(shared, line, filter))
        {
            await ShowPageAsync();
        }
    }

    /// <inheritdoc />
    protected sealed override async ValueTask AnswerAsync(ISharedState shared, string answer)
    {
        if (_deletion is { } deletion)
            await AnswerDeletionAsync(deletion, answer);
        else if (ArgumentLine.Parse(answer).Has(Quit))
            Term();
        else
            await ShowPageAsync();
    }

    private async ValueTask ShowPageAsync()
    {
        var (rows, hasMore) = await NextPageAsync();
        Main(TableLayout.Render(Columns, rows));
        if (hasMore)
            Ask($"\nMore rows follow. Press enter for the next page, or enter {Quit} to stop: ");
        else
            Term();
    }

    private void AskDeletion(TableFilter filter) => Ask($"\nThis deletes {filter.Describe(Columns)}. Go on (y/n)? ");

    // C-GEN.6: anything but y and n is asked again.
    private async ValueTask AnswerDeletionAsync(TableFilter deletion, string answer)
    {
        if (answer.Equals("y", StringComparison.OrdinalIgnoreCase))
        {
            Term();
            await DeleteAsync(deletion);
        }
        else if (answer.Length == 0 || answer.Equals("n", StringComparison.OrdinalIgnoreCase))
        {
            Term();
        }
        else
        {
            AskDeletion(deletion);
        }
    }
}
