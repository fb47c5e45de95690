using System.Collections.Concurrent;
using Mrci.Domain.Logs;

namespace Mrci.TcpFront.Tests.Fakes;

internal sealed class FakeLogs : ILogStore
{
    public ConcurrentQueue<ActivityLogEntry> Activity { get; } = new();

    public void Append(AuthLogEntry entry) => throw new NotSupportedException("The front writes no login log.");

    public void Append(ActivityLogEntry entry) => Activity.Enqueue(entry);

    public void Append(DebugLogEntry entry) => throw new NotSupportedException("The front writes no debug log.");

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<LogPage<AuthLogEntry>> ReadAuthAsync(LogQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<LogPage<ActivityLogEntry>> ReadActivityAsync(LogQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<LogPage<DebugLogEntry>> ReadDebugAsync(LogQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<LogRow<TEntry>>> ScanAsync<TEntry>(LogPosition after, int limit, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<int> DeleteAsync<TEntry>(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
