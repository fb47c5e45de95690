using Mrci.Grains.Events;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Outbound;

namespace Mrci.TcpFront.Sessions;

/// <summary>
/// Drives one session: hands frames and notifications to its grain in the order of arrival, one call at a time (P-5.2), then loop turns
/// when nothing else waits (P-5.6), and queues what comes back. It runs on the thread pool only while there is something to do.
/// </summary>
internal sealed partial class SessionPump : IThreadPoolWorkItem, IHubTarget
{
    private readonly Lock _gate = new();
    private readonly ISessionGrain _grain;
    private readonly ISessionOwner _owner;
    private readonly OutboundQueue _outbound;
    private readonly FrontHub _hub;
    private readonly FrontOptions _options;
    private readonly FrontMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly HubMember _member;
    private readonly ClientView _client = new();
    private Ring<SessionWork> _work;
    private TaskCompletionSource? _room;
    private TaskCompletionSource? _stopped;
    private PumpMode _mode;
    private int _frames;
    private int _events;
    private long _eventBytes;
    private long _bytes;
    private bool _working;
    private bool _looping;
    private bool _renewalDue;
    private bool _rereadDue;

    public SessionPump(
        string sessionId, ISessionGrain grain, SessionAttachment attachment, ISessionOwner owner, OutboundQueue outbound, FrontServices services)
    {
        _grain = grain;
        _attachment = attachment;
        _owner = owner;
        _outbound = outbound;
        _hub = services.Hub;
        _options = services.Options;
        _metrics = services.Metrics;
        _time = services.Time;
        _member = new HubMember(sessionId, this);
    }

    private bool HasRoom => !_held && _frames < _options.MaxInboundFrames && _bytes < _options.MaxInboundBytes;

    // Half, so that a reader who waited has a batch of frames to go on with instead of one.
    private bool HasRoomAgain => !_held && _frames <= _options.MaxInboundFrames / 2 && _bytes <= _options.MaxInboundBytes / 2;

    /// <summary>Adds a frame of the client. Its payload is copied.</summary>
    /// <param name="frame">The frame, or the header of one that was too long.</param>
    /// <param name="oversized">The payload has been skipped (P-2.12).</param>
    /// <returns>False when the caller should wait for <see cref="WaitForRoomAsync"/> before the next one.</returns>
    public bool Add(in Frame frame, bool oversized)
    {
        byte[] payload = [];
        if (frame.Payload.Length > 0)
        {
            payload = GC.AllocateUninitializedArray<byte>((int)frame.Payload.Length);
            System.Buffers.BuffersExtensions.CopyTo(frame.Payload, payload);
        }

        bool start;
        bool room;
        lock (_gate)
        {
            _work.Add(new SessionWork(SessionWorkKind.Frame, payload, Event: null, frame.CommandId, (byte)frame.Type, oversized));
            _frames++;
            _bytes += payload.Length;
            room = HasRoom;
            start = TryStart();
        }

        if (start)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return room;
    }

    /// <summary>Ends when there is room for more frames, or none are wanted any more.</summary>
    public Task WaitForRoomAsync()
    {
        lock (_gate)
        {
            if (HasRoomAgain || _mode == PumpMode.Stopped)
                return Task.CompletedTask;
            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    /// <inheritdoc/>
    public void Deliver(ReadOnlyMemory<byte> frame) => _outbound.TryEnqueue(frame);

    /// <inheritdoc/>
    public void Notify(HostEvent notification)
    {
        bool overflow;
        var start = false;
        lock (_gate)
        {
            overflow = _events >= _options.MaxPendingEvents || _eventBytes > _options.MaxOutboundBytes;
            if (!overflow && _mode != PumpMode.Stopped)
            {
                _work.Add(new SessionWork(SessionWorkKind.Event, Event: notification));
                _events++;
                _eventBytes += BytesOf(notification);
                start = TryStart();
            }
        }

        if (overflow)
            _owner.Close(CloseReason.EventBacklog);
        else if (start)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Goes on with a loop that has waited for the client to read.</summary>
    public void Resume() => Start(renew: false, reread: false);

    /// <summary>Has the session told that its front is alive, and notices if the session is not (P-10.23, P-10.20).</summary>
    public void Renew() => Start(renew: true, reread: false);

    /// <inheritdoc/>
    public void Reread() => Start(renew: false, reread: true);

    private void Start(bool renew, bool reread)
    {
        bool start;
        lock (_gate)
        {
            _renewalDue |= renew;
            _rereadDue |= reread;
            start = TryStart();
        }

        if (start)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Stops after the call that runs; what waits is dropped.</summary>
    public void RequestStop() => Stop(PumpMode.Stopped);

    /// <summary>Stops.</summary>
    /// <param name="mode">Whether what waits is still done.</param>
    /// <returns>A task that ends when no call runs any more.</returns>
    public Task StopAsync(PumpMode mode)
    {
        Stop(mode);
        lock (_gate)
        {
            if (!_working)
                return Task.CompletedTask;
            _stopped ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _stopped.Task;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = WorkAsync();

    private bool TryNext(out SessionWork work)
    {
        TaskCompletionSource? room = null;
        TaskCompletionSource? stopped = null;
        bool found;
        lock (_gate)
        {
            found = TryTake(out work);
            if (!found)
            {
                _work.Trim();
                _working = false;
                stopped = _stopped;
            }
            else if (_room is not null && HasRoomAgain)
            {
                room = _room;
                _room = null;
            }
        }

        room?.TrySetResult();
        stopped?.TrySetResult();
        return found;
    }

    private bool TryTake(out SessionWork work)
    {
        if (_mode == PumpMode.Stopped)
        {
            work = default;
            return false;
        }

        if (_work.TryTake(out work))
        {
            if (work.Payload is null)
            {
                _events--;
                _eventBytes -= BytesOf(work.Event);
            }
            else
            {
                _frames--;
                _bytes -= work.Payload.Length;
            }

            return true;
        }

        if (_mode != PumpMode.Running)
            return false;
        if (_rereadDue)
        {
            _rereadDue = false;
            work = new SessionWork(SessionWorkKind.Reread);
            return true;
        }

        if (_renewalDue)
        {
            _renewalDue = false;
            work = new SessionWork(SessionWorkKind.Renewal);
            return true;
        }

        return _looping && !_outbound.IsCongested;
    }

    // Only data between peers can be large; it is on its way to the client, so the same limit holds as for what waits there (P-2.13).
    private static int BytesOf(HostEvent? notification) => notification is PeerLinkEvent link ? link.Payload.Length : 0;

    private bool TryStart()
    {
        if (_working || _mode == PumpMode.Stopped)
            return false;
        _working = true;
        return true;
    }

    private void Stop(PumpMode mode)
    {
        TaskCompletionSource? room = null;
        CancellationTokenSource? recovery = null;
        lock (_gate)
        {
            if (mode > _mode)
                _mode = mode;
            if (_mode == PumpMode.Stopped)
            {
                _work.Clear();
                room = _room;
                _room = null;
                recovery = _recovery;
            }
        }

        recovery?.Cancel();
        room?.TrySetResult();
    }

    private void Rest()
    {
        TaskCompletionSource? stopped;
        lock (_gate)
        {
            _mode = PumpMode.Stopped;
            _working = false;
            stopped = _stopped;
        }

        stopped?.TrySetResult();
    }
}
