using Mrci.Commands.Tables;
using Mrci.Domain.Logs;
using Mrci.Grains.Logs;
using Mrci.Modules;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Logs;

/// <summary>Base of the commands that show or clear a log; pages are read as they are shown (D-803).</summary>
/// <param name="name">Name in the catalog.</param>
/// <param name="kind">Which log.</param>
/// <param name="session">The session that the command belongs to.</param>
public abstract class LogCommand(string name, LogKind kind, ISessionContext session) : PagedTableCommand(name, session)
{
    private readonly Queue<string[]> _ahead = new();
    private LogFilter[] _filters = [];
    private LogCursor _next;
    private bool _isEnd;

    /// <inheritdoc />
    protected sealed override bool IsDeletable => true;

    private ILogGrain Log => Session.Grains.GetGrain<ILogGrain>(0);

    /// <inheritdoc />
    protected sealed override ValueTask<bool> OpenAsync(ISharedState shared, ArgumentLine line, TableFilter filter)
    {
        _filters = FiltersOf(filter);
        _next = LogCursor.Start;
        _isEnd = false;
        return new(true);
    }

    /// <inheritdoc />
    protected sealed override async ValueTask<(IReadOnlyList<string[]> Rows, bool HasMore)> NextPageAsync()
    {
        // One row more than the page shows whether more follow (C-TBL.4).
        while (_ahead.Count <= RowsPerPage && !_isEnd)
        {
            var read = await Log.ReadAsync(kind, _filters, _next, RowsPerPage + 1 - _ahead.Count);
            foreach (var row in read.Rows)
                _ahead.Enqueue(row);
            (_next, _isEnd) = (read.Next, read.IsEnd);
        }

        var page = new List<string[]>(RowsPerPage);
        while (page.Count < RowsPerPage && _ahead.TryDequeue(out var row))
            page.Add(row);
        return (page, _ahead.Count > 0);
    }

    /// <inheritdoc />
    protected sealed override async ValueTask DeleteAsync(TableFilter filter)
    {
        var filters = FiltersOf(filter);
        var next = LogCursor.Start;
        for (var isEnd = false; !isEnd;)
        {
            var deleted = await Log.DeleteAsync(kind, filters, next);
            (next, isEnd) = (deleted.Next, deleted.IsEnd);
        }
    }

    /// <inheritdoc />
    protected sealed override void Close()
    {
        _ahead.Clear();
        _filters = [];
    }

    private static LogFilter[] FiltersOf(TableFilter filter) =>
        [.. filter.Conditions.Select(static condition => new LogFilter(condition.Column, condition.Text))];
}
