using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Tables;

/// <summary>Base of the commands that read their whole table at once, and show it page by page (C-TBL.1 to C-TBL.6).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class TableCommand(string name, ISessionContext session) : PagedTableCommand(name, session)
{
    private IReadOnlyList<string[]> _rows = [];
    private int _shown;

    /// <summary>Checks the arguments and reads the rows, in order of creation (C-TBL.3).</summary>
    /// <param name="shared">The state of the session.</param>
    /// <param name="line">The arguments.</param>
    /// <returns>The rows, each with one cell per column; null when a check failed and its ERR is sent.</returns>
    protected abstract ValueTask<IReadOnlyList<string[]>?> ReadAsync(ISharedState shared, ArgumentLine line);

    /// <inheritdoc />
    protected sealed override async ValueTask<bool> OpenAsync(ISharedState shared, ArgumentLine line, TableFilter filter)
    {
        if (await ReadAsync(shared, line) is not { } rows)
            return false;
        _rows = [.. rows.Where(filter.Keeps)];
        return true;
    }

    /// <inheritdoc />
    protected sealed override ValueTask<(IReadOnlyList<string[]> Rows, bool HasMore)> NextPageAsync()
    {
        IReadOnlyList<string[]> page = [.. _rows.Skip(_shown).Take(RowsPerPage)];
        _shown += RowsPerPage;
        return new((page, _shown < _rows.Count));
    }

    /// <inheritdoc />
    protected sealed override void Close()
    {
        _rows = [];
        _shown = 0;
    }
}
