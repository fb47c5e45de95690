namespace Mrci.Domain.Logs;

/// <summary>
/// The append-only logs of the host (D-801): login log, activity log, debug log. Safe for use by several threads.
/// </summary>
/// <remarks>
/// Appending never blocks, waits or throws: rows are queued and written in batches, and a failed write is the store's own to report
/// as a host warning, never the caller's (D-801).
/// </remarks>
public interface ILogStore
{
    /// <summary>Queues a row of the login log.</summary>
    /// <param name="entry">The row.</param>
    void Append(AuthLogEntry entry);

    /// <summary>Queues a row of the activity log.</summary>
    /// <param name="entry">The row.</param>
    void Append(ActivityLogEntry entry);

    /// <summary>Queues a row of the debug log.</summary>
    /// <param name="entry">The row.</param>
    void Append(DebugLogEntry entry);

    /// <summary>Waits until every row appended before this call is stored or reported as lost.</summary>
    /// <param name="cancellationToken">Gives up waiting; the rows stay queued.</param>
    /// <returns>A task that ends when the rows are out of the queue.</returns>
    ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Reads stored rows of the login log, oldest first.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The rows and whether more follow.</returns>
    ValueTask<LogPage<AuthLogEntry>> ReadAuthAsync(LogQuery query, CancellationToken cancellationToken);

    /// <summary>Reads stored rows of the activity log, oldest first.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The rows and whether more follow.</returns>
    ValueTask<LogPage<ActivityLogEntry>> ReadActivityAsync(LogQuery query, CancellationToken cancellationToken);

    /// <summary>Reads stored rows of the debug log, oldest first.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The rows and whether more follow.</returns>
    ValueTask<LogPage<DebugLogEntry>> ReadDebugAsync(LogQuery query, CancellationToken cancellationToken);

    /// <summary>Reads on in a log, however long it is, in the order of <see cref="LogPosition"/>.</summary>
    /// <typeparam name="TEntry">Which log: the type of its rows.</typeparam>
    /// <param name="after">Rows up to this place are passed over.</param>
    /// <param name="limit">Largest number of rows to return, ≥ 1.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The rows; fewer than the limit when none follow.</returns>
    ValueTask<IReadOnlyList<LogRow<TEntry>>> ScanAsync<TEntry>(LogPosition after, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes rows by their numbers, all or none.</summary>
    /// <typeparam name="TEntry">Which log: the type of its rows.</typeparam>
    /// <param name="ids">The numbers, at most 500; those that are gone already are passed over.</param>
    /// <param name="cancellationToken">Gives up before anything is deleted.</param>
    /// <returns>Number of rows deleted.</returns>
    ValueTask<int> DeleteAsync<TEntry>(IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Deletes the rows of all three logs that are older than a moment (retention, D-801).</summary>
    /// <param name="olderThan">Rows before this moment go.</param>
    /// <param name="cancellationToken">Gives up; what was deleted stays deleted.</param>
    /// <returns>Number of rows deleted.</returns>
    ValueTask<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);
}
