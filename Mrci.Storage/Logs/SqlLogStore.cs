using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Mrci.Domain.Logs;

namespace Mrci.Storage.Logs;

/// <summary>
/// The logs in tables of the store. Appending puts a row into a bounded queue and returns; one background loop writes the rows in
/// batches, one transaction each. What goes wrong there becomes a warning of the host, never an error of the caller (D-801).
/// </summary>
public sealed partial class SqlLogStore : ILogStore, IAsyncDisposable
{
    private readonly LogStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<SqlLogStore> _logger;
    private readonly LogTables _tables;
    private readonly LogQueue _queue;
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private readonly ITimer _flushTimer;
    private readonly ITimer _trimTimer;
    private volatile bool _trimDue;
    private Task? _loop;

    /// <summary>A log store that queues rows; it writes them from <see cref="Start"/> on.</summary>
    /// <param name="store">The database; disposed by its owner, after this object.</param>
    /// <param name="options">Sizes and times.</param>
    /// <param name="time">Clock of batches, retries and retention.</param>
    /// <param name="logger">Gets the host warnings of D-801.</param>
    public SqlLogStore(Store store, LogStoreOptions options, TimeProvider time, ILogger<SqlLogStore> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _tables = new LogTables(store.DataSource, store.Dialect);
        _queue = new LogQueue(options.QueueCapacity);
        _flushTimer = CreateTimer(static logs => logs.Wake());
        _trimTimer = CreateTimer(static logs => logs.WakeToTrim());
    }

    /// <summary>Starts writing. The store must be open. Does nothing the second time.</summary>
    public void Start()
    {
        if (_loop is not null)
            return;

        _loop = Task.Run(RunAsync);
        if (_options.Retention > TimeSpan.Zero)
        {
            _trimTimer.Change(_options.TrimInterval, _options.TrimInterval);
            WakeToTrim();
        }
    }

    /// <inheritdoc/>
    public void Append(AuthLogEntry entry) => Enqueue(entry);

    /// <inheritdoc/>
    public void Append(ActivityLogEntry entry) => Enqueue(entry);

    /// <inheritdoc/>
    public void Append(DebugLogEntry entry) => Enqueue(entry);

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var settled = _queue.WhenSettled();
        Wake();
        await settled.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<LogPage<AuthLogEntry>> ReadAuthAsync(LogQuery query, CancellationToken cancellationToken) =>
        await _tables.ReadAsync<AuthLogRow, AuthLogEntry>(AuthLogRow.Select, row => row.ToEntry(), query, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<LogPage<ActivityLogEntry>> ReadActivityAsync(LogQuery query, CancellationToken cancellationToken) =>
        await _tables.ReadAsync<ActivityLogRow, ActivityLogEntry>(ActivityLogRow.Select, row => row.ToEntry(), query, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<LogPage<DebugLogEntry>> ReadDebugAsync(LogQuery query, CancellationToken cancellationToken) =>
        await _tables.ReadAsync<DebugLogRow, DebugLogEntry>(DebugLogRow.Select, row => row.ToEntry(), query, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LogRow<TEntry>>> ScanAsync<TEntry>(LogPosition after, int limit, CancellationToken cancellationToken)
    {
        object rows = typeof(TEntry) switch
        {
            var entry when entry == typeof(AuthLogEntry) =>
                await _tables.ScanAsync<AuthLogRow, AuthLogEntry>(AuthLogRow.Select, after, limit, cancellationToken),
            var entry when entry == typeof(ActivityLogEntry) =>
                await _tables.ScanAsync<ActivityLogRow, ActivityLogEntry>(ActivityLogRow.Select, after, limit, cancellationToken),
            var entry when entry == typeof(DebugLogEntry) =>
                await _tables.ScanAsync<DebugLogRow, DebugLogEntry>(DebugLogRow.Select, after, limit, cancellationToken),
            var entry => throw NoLog(entry),
        };
        return (IReadOnlyList<LogRow<TEntry>>)rows;
    }

    /// <inheritdoc/>
    public async ValueTask<int> DeleteAsync<TEntry>(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? 0 : await _tables.DeleteAsync(TableOf(typeof(TEntry)), ids, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        await _tables.TrimAsync(olderThan, cancellationToken);

    /// <summary>
    /// Writes what is queued, trying once, and stops. What the database does not take then is lost and reported as a warning.
    /// </summary>
    /// <returns>A task that ends when the loop has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;

        await _stopping.CancelAsync();
        Wake();
        if (_loop is not null)
            await _loop;
        _queue.Complete();
        ReportDropped();
        await _flushTimer.DisposeAsync();
        await _trimTimer.DisposeAsync();
        _stopping.Dispose();
    }

    private static string TableOf(Type entry) => entry switch
    {
        _ when entry == typeof(AuthLogEntry) => AuthLogRow.Table,
        _ when entry == typeof(ActivityLogEntry) => ActivityLogRow.Table,
        _ when entry == typeof(DebugLogEntry) => DebugLogRow.Table,
        _ => throw NoLog(entry),
    };

    private static NotSupportedException NoLog(Type entry) => new($"There is no log of {entry.Name}.");

    private void Enqueue(object entry)
    {
        var queued = _queue.Append(entry);
        if (queued == _options.BatchSize)
            Wake();
        else if (queued == 1)
            _flushTimer.Change(_options.FlushInterval, Timeout.InfiniteTimeSpan);
    }

    private ITimer CreateTimer(Action<SqlLogStore> elapsed) =>
        _time.CreateTimer(_ => elapsed(this), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void Wake() => _wake.Writer.TryWrite(true);

    private void WakeToTrim()
    {
        _trimDue = true;
        Wake();
    }
}
