using Orleans.Runtime;
using Orleans.Streams;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>
/// What an agent has received and its consumers have not all got yet: a linked log for each stream, along which cursors walk. A batch is let
/// go when the last cursor has passed it. There is no back-pressure, because one slow front must not hold up the others: a cursor that is too
/// far behind skips, and its consumer is told (design.md section 4: the stream is the fast hint).
/// </summary>
internal sealed class StreamQueueCache(TimeProvider time) : IQueueCache
{
    // One answer of the queue; bounds how long an agent is busy before it looks at its other work.
    private const int MostAtOnce = 1024;

    // A consumer that subscribes gets what came since it began to; several times the longest round trip between two silos.
    private static readonly TimeSpan RecentAge = TimeSpan.FromSeconds(2);

    private readonly Dictionary<StreamId, StreamLog> _logs = [];
    private readonly Queue<(StreamLog Log, long Added)> _recent = new();

    /// <summary>How far behind, in time, a consumer may be.</summary>
    public static TimeSpan MostDelay { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Streams that the cache knows.</summary>
    public int LogCount => _logs.Count;

    public TimeProvider Time => time;

    /// <inheritdoc/>
    public int GetMaxAddCount() => MostAtOnce;

    /// <inheritdoc/>
    public bool IsUnderPressure() => false;

    /// <inheritdoc/>
    public void AddToCache(IList<IBatchContainer> messages)
    {
        var now = time.GetTimestamp();
        foreach (var message in messages)
        {
            var batch = (StreamBatch)message;
            var log = GetOrAdd(batch.StreamId);
            log.Add(batch, now);
            _recent.Enqueue((log, now));
        }
    }

    /// <inheritdoc/>
    /// <remarks>Nothing is handed back: the queue forgets what has been received.</remarks>
    public bool TryPurgeFromCache(out IList<IBatchContainer> purgedItems)
    {
        purgedItems = [];
        var now = time.GetTimestamp();
        while (_recent.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Added, now) > RecentAge)
        {
            _recent.Dequeue();
            oldest.Log.Forget();
            RemoveIfUnused(oldest.Log);
        }

        return false;
    }

    /// <inheritdoc/>
    public IQueueCacheCursor GetCacheCursor(StreamId streamId, StreamSequenceToken? token)
    {
        var log = GetOrAdd(streamId);
        log.Cursors++;
        return new StreamQueueCursor(this, log, token is null ? log.Last : log.Before(token.SequenceNumber));
    }

    public void Release(StreamLog log)
    {
        log.Cursors--;
        RemoveIfUnused(log);
    }

    private StreamLog GetOrAdd(StreamId stream)
    {
        if (!_logs.TryGetValue(stream, out var log))
        {
            log = new StreamLog(stream);
            _logs.Add(stream, log);
        }

        return log;
    }

    private void RemoveIfUnused(StreamLog log)
    {
        if (log.Cursors == 0 && !log.HasRecent)
            _logs.Remove(log.Stream);
    }
}
