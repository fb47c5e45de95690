namespace Mrci.Storage.Logs;

/// <summary>Rows on their way to the database: bounded, the oldest goes when it is full. Safe for use by several threads.</summary>
/// <remarks>
/// Rows are numbered in the order of appending. All that are neither queued nor in the batch being written are settled, so after a
/// batch the settled ones are exactly those before the first queued one.
/// </remarks>
internal sealed class LogQueue(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<object> _rows = new();
    private readonly List<(long Number, TaskCompletionSource Settled)> _waiters = [];
    private long _appended;
    private long _settled;
    private long _dropped;
    private bool _completed;

    /// <summary>Queues a row; says how many are now queued.</summary>
    public int Append(object row)
    {
        lock (_gate)
        {
            _appended++;
            if (_completed || _rows.Count == capacity)
                _dropped++;
            if (_completed)
                return 0;
            if (_rows.Count == capacity)
                _rows.Dequeue();
            _rows.Enqueue(row);
            return _rows.Count;
        }
    }

    /// <summary>Takes the oldest rows; <see cref="Settle"/> must follow.</summary>
    public List<object> Take(int max)
    {
        lock (_gate)
        {
            var batch = new List<object>(Math.Min(max, _rows.Count));
            while (batch.Count < max && _rows.TryDequeue(out var row))
                batch.Add(row);
            return batch;
        }
    }

    /// <summary>The rows that were taken are stored or given up.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            _settled = _appended - _rows.Count;
            _waiters.RemoveAll(waiter => waiter.Number <= _settled && waiter.Settled.TrySetResult());
        }
    }

    /// <summary>A task that ends when every row appended so far is settled.</summary>
    public Task WhenSettled()
    {
        lock (_gate)
        {
            if (_completed || _settled >= _appended)
                return Task.CompletedTask;
            var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((_appended, settled));
            return settled.Task;
        }
    }

    /// <summary>Number of rows lost since the last call.</summary>
    public long TakeDropped()
    {
        lock (_gate)
        {
            var dropped = _dropped;
            _dropped = 0;
            return dropped;
        }
    }

    /// <summary>No more rows are taken; those still queued are lost.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            _dropped += _rows.Count;
            _rows.Clear();
            foreach (var (_, settled) in _waiters)
                settled.TrySetResult();
            _waiters.Clear();
        }
    }
}
