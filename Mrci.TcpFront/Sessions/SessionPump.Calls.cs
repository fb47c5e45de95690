using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Sessions;

/// <summary>The calls to the grain, and what follows from their replies.</summary>
internal sealed partial class SessionPump
{
    private async Task WorkAsync()
    {
        while (true)
        {
            try
            {
                while (TryNext(out var work))
                    await ApplyAsync(await CallAsync(work));
                return;
            }
            catch (Exception e)
            {
                // Whatever gets out of a session grain, nobody knows what state it has left behind: the session is lost (P-10.20).
                if (await RecoverAsync(e))
                    continue;
                Rest();
                return;
            }
        }
    }

    private async ValueTask<SessionReply> CallAsync(SessionWork work)
    {
        switch (work.Kind)
        {
            case SessionWorkKind.Frame:
                _client.Forwarded(work.CommandId);
                return await WatchedAsync(_grain.ReceiveAsync(Epoch, new ClientFrame(work.Type, work.CommandId, work.Payload!, work.Oversized)));
            case SessionWorkKind.Event:
                return await WatchedAsync(_grain.NotifyAsync(Epoch, work.Event!));
            case SessionWorkKind.Reread:
                return await WatchedAsync(_grain.RereadAsync(Epoch));
            case SessionWorkKind.Renewal:
                return await WatchedAsync(_grain.RenewAsync(Epoch));
            default:
                // A grain that answers at once must not keep a thread for as long as the loop lasts.
                await Task.Yield();
                return await WatchedAsync(_grain.TurnAsync(Epoch));
        }
    }

    private async ValueTask ApplyAsync(SessionReply reply)
    {
        await PrepareAsync(reply);
        await FinishAsync(reply);
    }

    // What must be so before the client sees the output.
    private async ValueTask PrepareAsync(SessionReply reply, CancellationToken limit = default)
    {
        if (reply.UserChanged)
            _attachment = _attachment with { UserId = reply.UserId };
        if (reply.Peers is not null)
            _attachment = _attachment with { Peers = reply.Peers };
        lock (_gate)
            _looping = reply.Looping;
        if (reply is not { CloseReason: null, Interests: { } interests })
            return;
        await _hub.UpdateAsync(_member, interests, limit);
        _attachment = _attachment with { Open = interests.Open, ActiveUpdate = interests.ActiveUpdate };
    }

    private async ValueTask FinishAsync(SessionReply reply)
    {
        Send(reply.Output);
        if (reply.CloseReason is not null)
            _owner.Close(CloseReason.SessionEnded);
        else if (reply.Interests is { } interests)
            await ApplyAsync(await WatchedAsync(_grain.SubscribedAsync(Epoch, interests.Version)));
    }

    private void Send(byte[] output)
    {
        if (output.Length > 0 && _outbound.TryEnqueue(output))
            _metrics.FramesSent(_client.Sent(output));
    }
}
