using System.Buffers;
using System.IO.Pipelines;
using Mrci.TcpFront.Diagnostics;

namespace Mrci.TcpFront.Outbound;

/// <summary>
/// What waits for one client. Any thread adds whole frames; one writer at a time takes all there is and flushes once (P-2.10). Bytes are
/// shared, not copied, until they are written, and a queue that has run empty holds no memory worth speaking of.
/// </summary>
internal sealed class OutboundQueue : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly PipeWriter _writer;
    private readonly IOutboundOwner _owner;
    private readonly FrontOptions _options;
    private readonly FrontMetrics _metrics;
    private Ring<ReadOnlyMemory<byte>> _items;
    private TaskCompletionSource? _drained;
    private long _pending;
    private bool _writing;
    private bool _closed;
    private bool _congested;

    public OutboundQueue(PipeWriter writer, IOutboundOwner owner, FrontOptions options, FrontMetrics metrics)
    {
        _writer = writer;
        _owner = owner;
        _options = options;
        _metrics = metrics;
    }

    /// <summary>Bytes that have not been handed to the transport.</summary>
    public long PendingBytes
    {
        get
        {
            lock (_gate)
                return _pending;
        }
    }

    /// <summary>The client lags so much behind that loops should wait; <see cref="IOutboundOwner.OnRelieved"/> follows.</summary>
    public bool IsCongested
    {
        get
        {
            lock (_gate)
                return _congested;
        }
    }

    /// <summary>Adds whole frames. Never waits.</summary>
    /// <param name="frames">Bytes that nobody changes any more.</param>
    /// <returns>False when the queue is closed, or has closed itself now because too much waits.</returns>
    public bool TryEnqueue(ReadOnlyMemory<byte> frames)
    {
        if (frames.IsEmpty)
            return true;

        bool overflow;
        var start = false;
        lock (_gate)
        {
            if (_closed)
                return false;

            overflow = _pending + frames.Length > _options.MaxOutboundBytes;
            if (overflow)
            {
                CloseUnsynchronized();
            }
            else
            {
                _items.Add(frames);
                _pending += frames.Length;
                _congested |= _pending > _options.MaxOutboundBytesForTurn;
                start = !_writing;
                _writing = true;
            }
        }

        if (overflow)
            _owner.OnOverflow();
        else if (start)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return !overflow;
    }

    /// <summary>Takes nothing more and ends when all that waits has been handed to the transport, or cannot be.</summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (!_writing)
                return Task.CompletedTask;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = WriteAllAsync();

    private async Task WriteAllAsync()
    {
        try
        {
            var unflushed = 0;
            while (true)
            {
                if (!TryTake(stopWhenEmpty: unflushed == 0, out var item))
                {
                    if (unflushed == 0)
                        return;
                    if (!await FlushAsync(unflushed))
                        return;
                    unflushed = 0;
                    continue;
                }

                while (!item.IsEmpty)
                {
                    var part = item[..Math.Min(item.Length, _options.FlushBytes - unflushed)];
                    item = item[part.Length..];
                    _writer.Write(part.Span);
                    unflushed += part.Length;
                    if (unflushed < _options.FlushBytes)
                        continue;
                    if (!await FlushAsync(unflushed))
                        return;
                    unflushed = 0;
                }
            }
        }
        catch (Exception fault)
        {
            Fail(fault);
        }
    }

    private bool TryTake(bool stopWhenEmpty, out ReadOnlyMemory<byte> item)
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            if (_items.TryTake(out item))
                return true;
            if (!stopWhenEmpty)
                return false;
            _items.Trim();
            _writing = false;
            drained = _drained;
        }

        drained?.TrySetResult();
        return false;
    }

    private async ValueTask<bool> FlushAsync(int bytes)
    {
        var result = await _writer.FlushAsync();
        if (result.IsCompleted || result.IsCanceled)
        {
            Fail(fault: null);
            return false;
        }

        _metrics.BytesSent(bytes);
        bool relieved;
        lock (_gate)
        {
            _pending -= bytes;
            relieved = _congested && _pending <= _options.MaxOutboundBytesForTurn / 2;
            if (relieved)
                _congested = false;
        }

        if (relieved)
            _owner.OnRelieved();
        return true;
    }

    private void Fail(Exception? fault)
    {
        TaskCompletionSource? drained;
        lock (_gate)
        {
            CloseUnsynchronized();
            _writing = false;
            drained = _drained;
        }

        drained?.TrySetResult();
        _owner.OnWriteFailed(fault);
    }

    private void CloseUnsynchronized()
    {
        _closed = true;
        _items.Clear();
    }
}
