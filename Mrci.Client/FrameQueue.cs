using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Mrci.Client;

/// <summary>Frames that wait for their reader, at most so many bytes of them: a reader that does not read costs the oldest ones.</summary>
internal sealed class FrameQueue(long maxBytes)
{
    // What a queued frame costs besides its payload: the frame, the array's header, its place in the channel.
    internal const int Overhead = 64;

    private readonly Channel<MrciFrame> _frames = Channel.CreateUnbounded<MrciFrame>(new UnboundedChannelOptions { SingleWriter = true });
    private long _bytes;
    private long _dropped;

    public long Dropped => Interlocked.Read(ref _dropped);

    public void Add(MrciFrame frame)
    {
        Interlocked.Add(ref _bytes, frame.Payload.Length + Overhead);
        while (Interlocked.Read(ref _bytes) > maxBytes && TryTake(out _))
            Interlocked.Increment(ref _dropped);
        _frames.Writer.TryWrite(frame);
    }

    public bool TryTake(out MrciFrame frame)
    {
        if (!_frames.Reader.TryRead(out frame)) return false;
        Interlocked.Add(ref _bytes, -(frame.Payload.Length + Overhead));
        return true;
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancellation) => _frames.Reader.WaitToReadAsync(cancellation);

    public async IAsyncEnumerable<MrciFrame> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await WaitAsync(cancellation))
        {
            while (TryTake(out var frame))
                yield return frame;
        }
    }

    public void Complete(Exception? error = null) => _frames.Writer.TryComplete(error);
}
