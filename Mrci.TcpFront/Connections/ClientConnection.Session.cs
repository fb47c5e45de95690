using Mrci.Grains.Sessions;
using Mrci.Protocol.Frames;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Outbound;
using Mrci.TcpFront.Sessions;

namespace Mrci.TcpFront.Connections;

/// <summary>The session itself: attaching to its grain, and the time when frames flow (P-1.13 to P-1.15).</summary>
internal sealed partial class ClientConnection
{
    // The first attachment gets the number after it.
    private const long NoEpoch = 0;

    private async Task<bool> AttachAsync()
    {
        State = ConnectionState.Attaching;
        var header = _header!;
        _services.Activity.Accepted(_address, header, _sessionId);

        var outbound = new OutboundQueue(Transport.Output, this, _services.Options, _services.Metrics);
        _outbound = outbound;
        try
        {
            var grain = _services.Grains.GetGrain<ISessionGrain>(_sessionKey);
            var attachment = new SessionAttachment(
                NoEpoch,
                _address.ToString(),
                header.AppName,
                header.Version.Major,
                header.Version.Minor,
                header.Version.Patch,
                UserId: null,
                FrontId: _services.Roster.FrontId);
            var pump = new SessionPump(_sessionKey, grain, attachment, this, outbound, _services);
            _pump = pump;
            await pump.AttachAsync();
        }
        catch (Exception e)
        {
            FrontLog.AttachFailed(_services.Logger, e, _sessionKey);
            SendText(FrameType.Err, AsyncCommand.ExeCrash, "The session could not be started.\n");
            Close(CloseReason.AttachFailed);
            return false;
        }

        FrontLog.Ready(_services.Logger, _sessionKey, header.AppName, header.Version);
        return !IsClosing;
    }

    private async Task RelayAsync()
    {
        var pump = _pump!;
        var intake = new FrameIntake(Transport.Input, pump, _services.Options, _services.Metrics, OnPrivateFrame);
        if (!await intake.RunAsync())
            return;

        await pump.StopAsync(PumpMode.Finishing);
        Close(CloseReason.ClientClosed);
    }

    private void OnPrivateFrame(FrameType type)
    {
        _privateFrames++;
        _services.Activity.PrivateFrame(_address, _header!, _sessionId, (byte)type, _privateFrames);
    }
}
