using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Sessions;

/// <summary>The calls to the grain, and what follows from their replies.</summary>
internal sealed partial class SessionPump
{
    private async Task WorkAsync()
    {
        try
        {
            while (TryNext(out var work))
                await ApplyAsync(await CallAsync(work));
        }
        catch (Exception e)
        {
            // Recovery (P-10.20) starts here: the epoch counts the attachments already.
            _owner.OnSessionLost(e);
            Rest();
        }
    }

    private async ValueTask<SessionReply> CallAsync(SessionWork work)
    {
        if (work.Payload is not null)
            return await _grain.ReceiveAsync(_epoch, new ClientFrame(work.Type, work.CommandId, work.Payload, work.Oversized));
        if (work.Event is not null)
            return await _grain.NotifyAsync(_epoch, work.Event);

        // A grain that answers at once must not keep a thread for as long as the loop lasts.
        await Task.Yield();
        return await _grain.TurnAsync(_epoch);
    }

    private async ValueTask ApplyAsync(SessionReply reply)
    {
        while (true)
        {
            if (reply.UserChanged)
                UserId = reply.UserId;
            lock (_gate)
                _looping = reply.Looping;

            if (reply.CloseReason is not null)
            {
                Send(reply.Output);
                _owner.Close(CloseReason.SessionEnded);
                return;
            }

            if (reply.Interests is not { } interests)
            {
                Send(reply.Output);
                return;
            }

            await _hub.UpdateAsync(_member, interests);
            Send(reply.Output);
            reply = await _grain.SubscribedAsync(_epoch, interests.Version);
        }
    }

    private void Send(byte[] output)
    {
        if (output.Length > 0 && _outbound.TryEnqueue(output))
            _metrics.FramesSent(CountFrames(output));
    }

    private static int CountFrames(ReadOnlySpan<byte> output)
    {
        var count = 0;
        for (; output.Length >= FrameHeader.Size; count++)
            output = output[(FrameHeader.Size + FrameHeader.Read(output).Length)..];
        return count;
    }
}
