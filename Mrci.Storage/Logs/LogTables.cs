using System.Data.Common;
using System.Globalization;
using Dapper;
using Mrci.Domain.Logs;
using Mrci.Storage.Dialects;

namespace Mrci.Storage.Logs;

/// <summary>The three log tables of a database.</summary>
internal sealed class LogTables(DbDataSource dataSource, IStoreDialect dialect)
{
    // Rows per transaction while trimming: keeps the write lock for some milliseconds, so that grains get their turn.
    private const int TrimChunk = 1_000;

    private static readonly string[] All = [AuthLogRow.Table, ActivityLogRow.Table, DebugLogRow.Table];

    /// <summary>Stores entries of any of the three kinds, all or none.</summary>
    public async Task InsertAsync(IReadOnlyCollection<object> entries)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(AuthLogRow.Insert, entries.OfType<AuthLogEntry>().Select(AuthLogRow.From), transaction);
        await connection.ExecuteAsync(ActivityLogRow.Insert, entries.OfType<ActivityLogEntry>().Select(ActivityLogRow.From), transaction);
        await connection.ExecuteAsync(DebugLogRow.Insert, entries.OfType<DebugLogEntry>().Select(DebugLogRow.From), transaction);
        await transaction.CommitAsync();
    }

    /// <summary>Reads a page, oldest first, one row further than asked to see whether more follow (C-TBL.4).</summary>
    public async Task<LogPage<TEntry>> ReadAsync<TRow, TEntry>(
        string select, Func<TRow, TEntry> toEntry, LogQuery query, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<TRow>(new CommandDefinition(
            dialect.Page(select), new { query.Offset, Limit = query.Limit + 1L }, cancellationToken: cancellationToken));
        var entries = rows.Select(toEntry).ToList();
        var more = entries.Count > query.Limit;
        if (more)
            entries.RemoveAt(query.Limit);
        return new LogPage<TEntry>(entries, more);
    }

    /// <summary>Reads on after a place, in the same order as the pages.</summary>
    public async Task<IReadOnlyList<LogRow<TEntry>>> ScanAsync<TRow, TEntry>(
        string select, LogPosition after, int limit, CancellationToken cancellationToken)
        where TRow : ILogRow<TEntry>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<TRow>(new CommandDefinition(
            dialect.Page($"{select} WHERE time_stamp > @Time OR (time_stamp = @Time AND id > @Id)"),
            new { Time = LogTime.Write(after.Time), after.Id, Offset = 0L, Limit = (long)limit },
            cancellationToken: cancellationToken));
        return [.. rows.Select(static row => new LogRow<TEntry>(new LogPosition(LogTime.Read(row.Time), row.Id), row.ToEntry()))];
    }

    /// <summary>Deletes rows by their numbers.</summary>
    public async Task<int> DeleteAsync(string table, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        // Numbers of our own, and no two kinds of database take a list as one parameter in the same way.
        var list = string.Join(',', ids.Select(static id => id.ToString(CultureInfo.InvariantCulture)));
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition(
            $"DELETE FROM {table} WHERE id IN ({list})", cancellationToken: cancellationToken));
    }

    /// <summary>Deletes old rows in pieces.</summary>
    /// <returns>Number of rows deleted.</returns>
    public async Task<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var parameters = new { OlderThan = LogTime.Write(olderThan), Limit = TrimChunk };
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var total = 0L;
        foreach (var table in All)
        {
            int deleted;
            do
            {
                deleted = await connection.ExecuteAsync(
                    new CommandDefinition(dialect.Trim(table), parameters, cancellationToken: cancellationToken));
                total += deleted;
            }
            while (deleted == TrimChunk);
        }

        return total;
    }
}
