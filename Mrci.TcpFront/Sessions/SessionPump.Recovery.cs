using Mrci.Grains.Failures;
using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Sessions;

/// <summary>
/// Attaching the session to its grain: at the start, when it was lost (P-10.20), and once more to end it properly (P-1.18).
/// </summary>
internal sealed partial class SessionPump
{
    private const string LostText = "The session was lost and is being restored.\n";
    private const string GivenUpText = "The session was lost and could not be restored.\n";

    // Short, because a lost grain answers again within about a second; doubled, because a cluster that needs longer has work enough.
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    // What the next attachment says; its epoch is that of the last one.
    private SessionAttachment _attachment;
    private CrashCounter? _crashes;
    private CancellationTokenSource? _recovery;
    private bool _attached;
    private bool _ready;
    private bool _held;

    private long Epoch => _attachment.Epoch;

    /// <summary>Starts the session at its grain (P-1.13). Notifications that arrive meanwhile wait until it is done.</summary>
    public async Task AttachAsync()
    {
        lock (_gate)
            _working = true;
        try
        {
            var reply = await TryAttachAsync(_time.GetTimestamp(), CallFailures.IsTransient)
                ?? throw new TimeoutException("The session could not be attached.");
            await FinishAsync(reply);
        }
        catch
        {
            Rest();
            throw;
        }

        _ready = true;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Ends the session at its grain, queues the last output, leaves the hub (P-1.18). After <see cref="StopAsync"/>.</summary>
    public async Task EndAsync(string reason)
    {
        var isLost = !_attached;
        var started = _time.GetTimestamp();
        try
        {
            for (var delay = FirstDelay; ; delay = Longer(delay))
            {
                try
                {
                    // A session that was lost is attached once more, so that its peers are told (P-10.20 step 2). Its client gets nothing of it.
                    if (!_attached && _ready)
                    {
                        using var limit = new CancellationTokenSource(_options.CloseTimeout, _time);
                        await AttachOnceAsync(limit.Token);
                    }

                    var reply = await WatchedAsync(_grain.EndAsync(Epoch, reason));
                    if (!isLost)
                        Send(reply.Output);
                    return;
                }
                catch (Exception e) when (_ready && (e is SessionEpochException || CallFailures.IsTransient(e))
                    && _time.GetElapsedTime(started) < _options.CloseTimeout)
                {
                    isLost = true;
                    _attached = false;
                    await Task.Delay(delay, _time);
                }
            }
        }
        finally
        {
            _hub.Leave(_member);
        }
    }

    private async ValueTask<bool> RecoverAsync(Exception cause)
    {
        Hold();
        var started = _time.GetTimestamp();
        try
        {
            while (!IsStopped)
            {
                _owner.OnSessionLost(cause);
                if (!(_crashes ??= new CrashCounter(_time)).TryAdd())
                    break;
                Send(_client.Loss(LostText));
                try
                {
                    if (await TryAttachAsync(started, static _ => true) is not { } reply)
                        break;
                    await FinishAsync(reply with { Output = _client.Reconcile(reply.Output) });
                    _owner.OnSessionRecovered();
                    return true;
                }
                catch (Exception e)
                {
                    cause = e;
                }
            }

            if (!IsStopped)
            {
                SendError(GivenUpText);
                _owner.Close(CloseReason.SessionLost);
            }

            return false;
        }
        finally
        {
            Release();
        }
    }

    // Null when the time is over or nobody waits for the session any more.
    private async ValueTask<SessionReply?> TryAttachAsync(long started, Func<Exception, bool> isWorthAnotherTry)
    {
        var stop = StopToken();
        var delay = FirstDelay;
        for (var attempt = 1; !stop.IsCancellationRequested; attempt++)
        {
            var left = _options.RecoveryTimeout - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return null;
            using var time = new CancellationTokenSource(left, _time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(time.Token, stop);
            try
            {
                var reply = await AttachOnceAsync(limit.Token);
                await PrepareAsync(reply, limit.Token);
                return reply;
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception e) when (isWorthAnotherTry(e))
            {
                _owner.OnRecoveryFailed(e, attempt);
                await Task.Delay(delay, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                delay = Longer(delay);
            }
        }

        return null;
    }

    // A try that failed may have got through all the same, so each has an epoch of its own.
    private async ValueTask<SessionReply> AttachOnceAsync(CancellationToken limit)
    {
        _attached = false;
        _attachment = _attachment with { Epoch = Epoch + 1 };
        var reply = await WatchedAsync(_grain.AttachAsync(_attachment)).WaitAsync(limit);
        _attached = true;
        return reply;
    }

    private void SendError(string text) => Send(FrameWriter.TextToArray(FrameType.Err, (ushort)AsyncCommand.ExeCrash, text));

    private static TimeSpan Longer(TimeSpan delay) => delay >= LongestDelay / 2 ? LongestDelay : 2 * delay;

    private bool IsStopped
    {
        get
        {
            lock (_gate)
                return _mode == PumpMode.Stopped;
        }
    }

    private CancellationToken StopToken()
    {
        lock (_gate)
        {
            _recovery ??= new CancellationTokenSource();
            if (_mode == PumpMode.Stopped)
                _recovery.Cancel();
            return _recovery.Token;
        }
    }

    // P-10.20 step 1: the client's frames stay in its socket.
    private void Hold()
    {
        _attached = false;
        lock (_gate)
        {
            _held = true;
            _looping = false;
        }
    }

    private void Release()
    {
        TaskCompletionSource? room = null;
        lock (_gate)
        {
            _held = false;
            _recovery = null;
            if (_room is not null && HasRoomAgain)
            {
                room = _room;
                _room = null;
            }
        }

        room?.TrySetResult();
    }
}
