using Mrci.Domain.Logs;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Logs;

/// <summary>Reads and clears the logs (D-803).</summary>
/// <param name="logs">The logs.</param>
/// <param name="time">Bounds the wait for rows that are being written.</param>
[StatelessWorker]
public sealed class LogGrain(ILogStore logs, TimeProvider time) : Grain, ILogGrain
{
    // Some 20 ms of a database; many calls of this size are well below the time-out of one.
    private const int RowsPerScan = 500;
    private const int ScansPerCall = 20;

    // Rows of this process are shown as soon as they are written, but no viewer waits for a database that doesn't take any.
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public async Task<LogRows> ReadAsync(LogKind kind, LogFilter[] filters, LogCursor after, int limit)
    {
        if (after == LogCursor.Start)
            await FlushAsync();
        return kind switch
        {
            LogKind.Auth => await ReadAsync(new AuthLogCells(GrainFactory), filters, after, limit),
            LogKind.Activity => await ReadAsync(new ActivityLogCells(), filters, after, limit),
            _ => await ReadAsync(new DebugLogCells(), filters, after, limit),
        };
    }

    /// <inheritdoc />
    public async Task<LogRows> DeleteAsync(LogKind kind, LogFilter[] filters, LogCursor after)
    {
        if (after == LogCursor.Start)
            await FlushAsync();
        return kind switch
        {
            LogKind.Auth => await DeleteAsync(new AuthLogCells(GrainFactory), filters, after),
            LogKind.Activity => await DeleteAsync(new ActivityLogCells(), filters, after),
            _ => await DeleteAsync(new DebugLogCells(), filters, after),
        };
    }

    private async Task<LogRows> ReadAsync<TEntry>(LogCells<TEntry> cells, LogFilter[] filters, LogCursor after, int limit)
    {
        var rows = new List<string[]>();
        var place = new LogPosition(after.Time, after.Id);
        for (var scan = 0; scan < ScansPerCall; scan++)
        {
            var batch = await logs.ScanAsync<TEntry>(place, RowsPerScan, CancellationToken.None);
            foreach (var row in batch)
            {
                place = row.Position;
                var rendered = await cells.RenderAsync(row.Entry);
                if (!Keeps(filters, rendered))
                    continue;
                rows.Add(rendered);
                if (rows.Count == limit)
                    return Rows(rows, place, isEnd: false);
            }

            if (batch.Count < RowsPerScan)
                return Rows(rows, place, isEnd: true);
        }

        return Rows(rows, place, isEnd: false);
    }

    private async Task<LogRows> DeleteAsync<TEntry>(LogCells<TEntry> cells, LogFilter[] filters, LogCursor after)
    {
        var place = new LogPosition(after.Time, after.Id);
        for (var scan = 0; scan < ScansPerCall; scan++)
        {
            var batch = await logs.ScanAsync<TEntry>(place, RowsPerScan, CancellationToken.None);
            var matching = new List<LogRow<TEntry>>();
            foreach (var row in batch)
            {
                place = row.Position;
                if (Keeps(filters, await cells.RenderAsync(row.Entry)))
                    matching.Add(row);
            }

            // First what follows from it: a failure in between leaves rows that can be deleted again.
            await cells.DeletingAsync([.. matching.Select(static row => row.Entry)]);
            await logs.DeleteAsync<TEntry>([.. matching.Select(static row => row.Position.Id)], CancellationToken.None);
            if (batch.Count < RowsPerScan)
                return Rows([], place, isEnd: true);
        }

        return Rows([], place, isEnd: false);
    }

    private static LogRows Rows(List<string[]> rows, LogPosition place, bool isEnd) => new([.. rows], new LogCursor(place.Time, place.Id), isEnd);

    private static bool Keeps(LogFilter[] filters, string[] row) =>
        Array.TrueForAll(filters, filter => row[filter.Column].Contains(filter.Text, StringComparison.OrdinalIgnoreCase));

    private async Task FlushAsync()
    {
        using var timeout = new CancellationTokenSource(FlushTimeout, time);
        await logs.FlushAsync(timeout.Token).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}
