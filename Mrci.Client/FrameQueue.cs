using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Mrci.Client;

/// <summary>
/// Frames that wait for their reader, at most so many bytes of them: a reader that does not read costs the oldest ones or, where none may be lost,
/// holds back the connection.
/// </summary>
/// <param name="maxBytes">How many bytes may wait.</param>
/// <param name="holdsBack">Nothing is dropped; who adds frames is to wait for <see cref="WaitForRoomAsync"/>.</param>
internal sealed class FrameQueue(long maxBytes, bool holdsBack = false)
{
    // What a queued frame costs besides its payload: the frame, the array's header, its place in the channel.
    internal const int Overhead = 64;

    private readonly Channel<MrciFrame> _frames = Channel.CreateUnbounded<MrciFrame>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly Lock _gate = new();
    private TaskCompletionSource? _room;
    private long _bytes;
    private long _dropped;
    private bool _isAbandoned;

    public long Dropped => Interlocked.Read(ref _dropped);

    public void Add(MrciFrame frame)
    {
        if (Volatile.Read(ref _isAbandoned)) return;
        Interlocked.Add(ref _bytes, frame.Payload.Length + Overhead);
        while (!holdsBack && Interlocked.Read(ref _bytes) > maxBytes && TryTake(out _))
            Interlocked.Increment(ref _dropped);
        _frames.Writer.TryWrite(frame);
    }

    public bool TryTake(out MrciFrame frame)
    {
        if (!_frames.Reader.TryRead(out frame)) return false;
        if (Interlocked.Add(ref _bytes, -(frame.Payload.Length + Overhead)) <= maxBytes && holdsBack) GiveRoom();
        return true;
    }

    /// <summary>Ends when there is room for more, at once unless nothing may be dropped.</summary>
    public Task WaitForRoomAsync()
    {
        if (!holdsBack) return Task.CompletedTask;
        lock (_gate)
        {
            if (_isAbandoned || Interlocked.Read(ref _bytes) <= maxBytes) return Task.CompletedTask;
            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <summary>Nobody reads any more: what comes is dropped.</summary>
    public void Abandon()
    {
        Volatile.Write(ref _isAbandoned, true);
        GiveRoom();
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

    private void GiveRoom()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            room = _room;
            _room = null;
        }
        room?.TrySetResult();
    }
}
