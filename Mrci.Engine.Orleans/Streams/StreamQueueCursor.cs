using Orleans.Streams;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>How far one consumer has got in the log of one stream.</summary>
internal sealed class StreamQueueCursor(StreamQueueCache cache, StreamLog log, StreamNode position) : IQueueCacheCursor
{
    private StreamNode _position = position;
    private bool _isDisposed;

    /// <inheritdoc/>
    public IBatchContainer? GetCurrent(out Exception? exception)
    {
        exception = null;
        return _position.Batch;
    }

    /// <inheritdoc/>
    /// <exception cref="QueueCacheMissException">The consumer is too far behind; the cursor now stands at the end.</exception>
    public bool MoveNext()
    {
        if (_position.Next is not { } next)
            return false;
        if (cache.Time.GetElapsedTime(next.Added) > StreamQueueCache.MostDelay)
        {
            _position = log.Last;
            throw new QueueCacheMissException($"A consumer of {log.Stream} is more than {StreamQueueCache.MostDelay} behind; it skips what it has missed.");
        }

        _position = next;
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>The cursor sees what is added as it is linked.</remarks>
    public void Refresh(StreamSequenceToken token)
    {
    }

    /// <inheritdoc/>
    /// <remarks>The consumer learns of the failure itself.</remarks>
    public void RecordDeliveryFailure()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        cache.Release(log);
    }
}
