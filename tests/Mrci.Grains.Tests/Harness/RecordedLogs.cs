using System.Collections.Concurrent;
using Mrci.Domain.Logs;

namespace Mrci.Grains.Tests.Harness;

/// <summary>Keeps the rows of the login log.</summary>
internal sealed class RecordedLogs : ILogStore
{
    public ConcurrentQueue<AuthLogEntry> Auth { get; } = new();

    public void Append(AuthLogEntry entry) => Auth.Enqueue(entry);

    public void Append(ActivityLogEntry entry) => throw new NotSupportedException();

    public void Append(DebugLogEntry entry) => throw new NotSupportedException();

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<LogPage<AuthLogEntry>> ReadAuthAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<LogPage<ActivityLogEntry>> ReadActivityAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<LogPage<DebugLogEntry>> ReadDebugAsync(LogQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LogRow<TEntry>>> ScanAsync<TEntry>(LogPosition after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<int> DeleteAsync<TEntry>(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) => throw new NotSupportedException();
}
