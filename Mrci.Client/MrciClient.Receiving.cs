using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;

namespace Mrci.Client;

public sealed partial class MrciClient
{
    private async Task ReadAsync()
    {
        var (reason, cause) = (CloseReason.ConnectionLost, (Exception?)null);
        try
        {
            reason = await ReadToEndAsync();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            cause = e;
        }
        finally
        {
            await EndAsync(_closing.IsCancellationRequested ? CloseReason.Disposed : reason, cause);
        }
    }

    private async Task<CloseReason> ReadToEndAsync()
    {
        var reader = new FrameReader();
        while (true)
        {
            var result = await _input.ReadAsync(_closing.Token);
            var buffer = result.Buffer;
            var isSound = DispatchAll(reader, ref buffer);
            _input.AdvanceTo(buffer.Start, buffer.End);
            if (!isSound) return CloseReason.ProtocolError;
            foreach (var run in _runs.Values) await run.WaitForRoomAsync().WaitAsync(_closing.Token);
            if (result.IsCompleted) return CloseReason.HostClosed;
        }
    }

    private bool DispatchAll(FrameReader reader, ref ReadOnlySequence<byte> buffer)
    {
        while (true)
        {
            switch (reader.TryRead(ref buffer, out var frame))
            {
                case FrameReadStatus.NeedMoreData:
                    return true;
                case FrameReadStatus.Frame:
                    Dispatch(new MrciFrame(frame.Header.Type, frame.Header.CommandId, frame.Payload.ToArray()));
                    break;
                default:
                    return false;
            }
        }
    }

    private void Dispatch(in MrciFrame frame)
    {
        switch ((AsyncCommand)frame.CommandId)
        {
            case AsyncCommand.Rdy:
                // The first one starts the session, a later one ends a recovery; what was lost in it ends here at the latest.
                FinishWhere(run => run.IsInterrupted, CommandEnd.Interrupted);
                if (!_ready.TrySetResult()) _notifications.Add(frame);
                break;
            case AsyncCommand.AddCmd when NewCommand.TryRead(frame.Payload.Span, out var added):
                _commands = _commands.With(added);
                break;
            case AsyncCommand.RmCmd when CommandIdPayload.TryRead(frame.Payload.Span, out var removed):
                _commands = _commands.Without(removed);
                FinishWhere(run => run.CommandId == removed, CommandEnd.Removed);
                break;
            case AsyncCommand.ExeCrash:
                foreach (var run in _runs.Values) run.IsInterrupted = true;
                _hostError = frame.Text;
                _notifications.Add(frame);
                break;
            case AsyncCommand.SysMsg when frame.Type == FrameType.Err:
                _hostError = frame.Text;
                _notifications.Add(frame);
                break;
            default:
                Deliver(frame);
                break;
        }
    }

    private void Deliver(in MrciFrame frame)
    {
        if (!_runs.TryGetValue(frame.CommandId, out var run))
            _notifications.Add(frame);
        else if (frame.Type != FrameType.Idle)
            run.Accept(frame);
        else
            Finish(run, run.IsInterrupted ? CommandEnd.Interrupted : CommandEnd.Idle);
    }

    private void FinishWhere(Func<CommandRun, bool> condition, CommandEnd end)
    {
        foreach (var run in _runs.Values.Where(condition))
            Finish(run, end);
    }

    // Out of the table first: who waits for the end may start the command again at once.
    private void Finish(CommandRun run, CommandEnd end)
    {
        _runs.TryRemove(new KeyValuePair<ushort, CommandRun>(run.CommandId, run));
        run.Finish(end);
    }

    private async Task EndAsync(CloseReason reason, Exception? cause)
    {
        Debug.Assert(reason != CloseReason.None, "a connection ends for a reason");
        _completion.TrySetResult(reason);
        await _closing.CancelAsync();
        await _connection.Stream.DisposeAsync();
        await _input.CompleteAsync();
        var lost = LostConnection(cause);
        _ready.TrySetException(lost);
        foreach (var run in _runs.Values) run.Fail(lost);
        _runs.Clear();
        _notifications.Complete();
    }
}
