using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Mrci.Domain.Names;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Outbound;
using Mrci.TcpFront.Sessions;
using Mrci.TcpFront.Timing;

namespace Mrci.TcpFront.Connections;

/// <summary>One connection from accept to close: the state machine of P-1.15.</summary>
internal sealed partial class ClientConnection : IOutboundOwner, ISessionOwner
{
    private readonly ConnectionContext _context;
    private readonly FrontServices _services;
    private readonly IPAddress _address;
    private volatile TlsTransport? _tls;
    private volatile OutboundQueue? _outbound;
    private volatile SessionPump? _pump;
    private volatile Deadline? _deadline;
    private ClientHeader? _header;
    private SessionId _sessionId;
    private string _sessionKey = "";
    private int _reason;
    private long _privateFrames;

    public ClientConnection(ConnectionContext context, FrontServices services)
    {
        _context = context;
        _services = services;
        _address = IpAddresses.Normalize((context.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None);
    }

    /// <summary>Where the connection is in its life.</summary>
    public ConnectionState State { get; private set; }

    /// <summary>Why the connection closes; <see cref="CloseReason.None"/> while it does not.</summary>
    public CloseReason Reason => (CloseReason)Volatile.Read(ref _reason);

    /// <summary>Ends when <see cref="RunAsync"/> has.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    private bool IsClosing => Reason != CloseReason.None;

    private IDuplexPipe Transport => _tls ?? _context.Transport;

    /// <summary>Runs the connection; ends when it is closed and everything about it is done.</summary>
    public Task RunAsync() => Completion = RunToEndAsync();

    /// <inheritdoc/>
    public void Close(CloseReason reason)
    {
        if (Interlocked.CompareExchange(ref _reason, (int)reason, (int)CloseReason.None) != (int)CloseReason.None)
            return;

        _pump?.RequestStop();
        _deadline?.Cut();
        Transport.Input.CancelPendingRead();

        // Its client takes no bytes, so none will get through; waiting for them would only keep the memory.
        if (reason == CloseReason.SlowReader)
            Cut();
    }

    /// <summary>Tells the session that its front is alive (P-10.23).</summary>
    /// <param name="reread">Whether it also has to read again what events could have told (P-10.24).</param>
    public void RenewSession(bool reread)
    {
        if (State != ConnectionState.Ready)
            return;
        if (reread)
            _pump?.Reread();
        _pump?.Renew();
    }

    /// <summary>Asks after the call to the session that runs, if it takes long.</summary>
    public void WatchCall() => _pump?.Watch();

    /// <summary>Breaks the connection off, whatever is on its way.</summary>
    public void Cut() => _context.Abort(new ConnectionAbortedException("Cut off by the host."));

    /// <inheritdoc/>
    public void OnSessionLost(Exception cause)
    {
        FrontLog.SessionLost(_services.Logger, cause, _sessionKey);
        _services.Metrics.SessionLost();
        _services.Losses.Add();
    }

    /// <inheritdoc/>
    public void OnRecoveryFailed(Exception cause, int attempt) => FrontLog.RecoveryFailed(_services.Logger, cause, _sessionKey, attempt);

    /// <inheritdoc/>
    public void OnSessionRecovered()
    {
        FrontLog.SessionRecovered(_services.Logger, _sessionKey);
        _services.Metrics.SessionRecovered();
    }

    /// <inheritdoc/>
    public void OnOverflow() => Close(CloseReason.SlowReader);

    /// <inheritdoc/>
    public void OnRelieved() => _pump?.Resume();

    /// <inheritdoc/>
    public void OnWriteFailed(Exception? fault)
    {
        if (fault is not null && !IsClosing)
            FrontLog.ConnectionBroke(_services.Logger, fault, _sessionKey);
        Close(CloseReason.ConnectionLost);
    }

    private async Task RunToEndAsync()
    {
        _services.Metrics.ConnectionOpened();
        try
        {
            await ServeAsync();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            OnWriteFailed(e);
        }
        catch (Exception e)
        {
            FrontLog.ConnectionFailed(_services.Logger, e, _context.ConnectionId);
            Close(CloseReason.InternalError);
        }

        var last = State;
        await FinishAsync();
        var reason = Reason;
        var level = LevelOf(reason);
        FrontLog.Closed(_services.Logger, level, _context.ConnectionId, _address, _sessionKey, last, reason);
        _services.Metrics.ConnectionClosed(reason);
    }

    private async Task ServeAsync()
    {
        if (!await GreetAsync())
            return;
        if (!await AttachAsync())
            return;

        State = ConnectionState.Ready;
        _deadline = null;
        _services.Metrics.SessionReady();
        try
        {
            await RelayAsync();
        }
        finally
        {
            _services.Metrics.SessionOver();
        }
    }

    private Deadline StartDeadline(TimeSpan limit)
    {
        var deadline = _services.Heartbeat.Start(limit);
        _deadline = deadline;
        return deadline;
    }

    private void SendText(FrameType type, AsyncCommand command, string text) =>
        _outbound?.TryEnqueue(FrameWriter.TextToArray(type, (ushort)command, text));

    private static LogLevel LevelOf(CloseReason reason) => reason switch
    {
        CloseReason.SlowReader or CloseReason.EventBacklog or CloseReason.SessionLost or CloseReason.AttachFailed
            or CloseReason.AdmissionFailed or CloseReason.InternalError => LogLevel.Warning,
        _ => LogLevel.Debug,
    };
}
