using Mrci.Domain.Logs;

namespace Mrci.Commands.Tests.Logs;

/// <summary>Logs in memory, ordered as the store orders them.</summary>
internal sealed class MemoryLogs : ILogStore
{
    private readonly Lock _gate = new();
    private readonly List<(long Id, DateTimeOffset Time, object Entry)> _rows = [];
    private long _last;

    /// <summary>How often the log was read.</summary>
    public int Scans { get; private set; }

    public void Append(AuthLogEntry entry) => Add(entry.Time, entry);

    public void Append(ActivityLogEntry entry) => Add(entry.Time, entry);

    public void Append(DebugLogEntry entry) => Add(entry.Time, entry);

    public IReadOnlyList<TEntry> All<TEntry>()
    {
        lock (_gate)
            return [.. _rows.Select(static row => row.Entry).OfType<TEntry>()];
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<LogRow<TEntry>>> ScanAsync<TEntry>(LogPosition after, int limit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Scans++;
            return new(
            [
                .. _rows.Where(static row => row.Entry is TEntry)
                    .OrderBy(static row => row.Time)
                    .ThenBy(static row => row.Id)
                    .Where(row => row.Time > after.Time || (row.Time == after.Time && row.Id > after.Id))
                    .Take(limit)
                    .Select(static row => new LogRow<TEntry>(new LogPosition(row.Time, row.Id), (TEntry)row.Entry)),
            ]);
        }
    }

    public ValueTask<int> DeleteAsync<TEntry>(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        lock (_gate)
            return new(_rows.RemoveAll(row => row.Entry is TEntry && ids.Contains(row.Id)));
    }

    public ValueTask<LogPage<AuthLogEntry>> ReadAuthAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<LogPage<ActivityLogEntry>> ReadActivityAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<LogPage<DebugLogEntry>> ReadDebugAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) => throw new NotSupportedException();

    private void Add(DateTimeOffset time, object entry)
    {
        lock (_gate)
            _rows.Add((++_last, time, entry));
    }
}
