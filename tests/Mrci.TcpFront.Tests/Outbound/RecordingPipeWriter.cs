using System.IO.Pipelines;

namespace Mrci.TcpFront.Tests.Outbound;

/// <summary>A transport whose flushes end when the test says so.</summary>
internal sealed class RecordingPipeWriter : PipeWriter
{
    private readonly SemaphoreSlim _released = new(0);
    private byte[] _buffer = [];
    private bool _broken;

    public List<byte> Written { get; } = [];

    public int Flushes { get; private set; }

    public int Unflushed { get; private set; }

    public Exception? Fault { get; set; }

    public void Release() => _released.Release();

    public void ReleaseAll() => _released.Release(1000);

    public void Break()
    {
        _broken = true;
        _released.Release();
    }

    public override void Advance(int bytes)
    {
        Written.AddRange(_buffer.AsSpan(0, bytes));
        Unflushed += bytes;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _buffer = new byte[Math.Max(sizeHint, 256)];

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (Fault is not null)
            throw Fault;
        Flushes++;
        await _released.WaitAsync(cancellationToken);
        Unflushed = 0;
        return new FlushResult(isCanceled: false, isCompleted: _broken);
    }

    public override void CancelPendingFlush()
    {
    }

    public override void Complete(Exception? exception = null)
    {
    }
}
