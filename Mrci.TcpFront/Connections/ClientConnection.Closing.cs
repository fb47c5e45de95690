using Mrci.Protocol.Frames;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Sessions;

namespace Mrci.TcpFront.Connections;

/// <summary>The end of a connection, in the order of P-1.18.</summary>
internal sealed partial class ClientConnection
{
    private int _told;

    /// <summary>Tells the client that the host stops (P-1.20); its session goes on until it is closed.</summary>
    /// <returns>False when there is no session, or it ends already.</returns>
    public bool TellStopping()
    {
        if (State != ConnectionState.Ready || IsClosing)
            return false;
        if (Interlocked.Exchange(ref _told, 1) == 0)
            SendText(FrameType.Text, AsyncCommand.SysMsg, "The host is stopping.\n");
        return true;
    }

    private async Task FinishAsync()
    {
        State = ConnectionState.Closing;

        // P-10.20 step 2: nothing more comes for the client of a lost session, and telling the peers may take its time.
        var isLost = Reason == CloseReason.SessionLost;
        if (isLost)
            await HangUpAsync();
        if (_pump is not null)
            await EndSessionAsync(_pump);
        if (_sessionKey.Length > 0)
            await LeaveAsync();
        if (!isLost)
            await HangUpAsync();
        State = ConnectionState.Closed;
    }

    private async Task EndSessionAsync(SessionPump pump)
    {
        await pump.StopAsync(PumpMode.Stopped);
        if (Reason == CloseReason.HostStopping && Interlocked.Exchange(ref _told, 1) == 0)
            SendText(FrameType.Text, AsyncCommand.SysMsg, "The host is stopping.\n");
        try
        {
            await pump.EndAsync(Reason.ToString());
        }
        catch (Exception e)
        {
            FrontLog.EndFailed(_services.Logger, e, _sessionKey);
        }

        _services.Activity.Ended(_address, _header!, _sessionId, Reason);
    }

    private async Task LeaveAsync()
    {
        try
        {
            await _services.Roster.LeaveAsync(_sessionKey);
        }
        catch (Exception e)
        {
            FrontLog.LeaveFailed(_services.Logger, e, _sessionKey);
        }
    }

    // Everything that waits for the client ends when the connection is cut, so the time limit needs to do no more than that.
    private async Task HangUpAsync()
    {
        using var deadline = _services.Heartbeat.Start(_services.Options.CloseTimeout);
        await using var cut = deadline.Token.UnsafeRegister(
            static connection => ((ClientConnection)connection!).CutLate(), this);
        try
        {
            if (_outbound is not null)
                await _outbound.DrainAsync();
            if (_tls is not null)
                await _tls.DisposeAsync();
        }
        catch (Exception e)
        {
            FrontLog.ConnectionBroke(_services.Logger, e, _sessionKey);
        }

        // Ends when the transport has sent what it has, which Kestrel itself would wait for without a limit.
        await _context.DisposeAsync();
    }

    private void CutLate()
    {
        FrontLog.CloseTimedOut(_services.Logger, _context.ConnectionId);
        Cut();
    }
}
