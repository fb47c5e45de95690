using System.Diagnostics.Metrics;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Diagnostics;

/// <summary>The meter <c>Mrci.TcpFront</c>.</summary>
internal sealed class FrontMetrics
{
    public const string MeterName = "Mrci.TcpFront";

    private readonly Counter<long> _accepted;
    private readonly UpDownCounter<long> _connections;
    private readonly UpDownCounter<long> _sessions;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _recovered;
    private readonly Counter<long> _framesIn;
    private readonly Counter<long> _framesOut;
    private readonly Counter<long> _bytesIn;
    private readonly Counter<long> _bytesOut;
    private readonly Counter<long> _casts;
    private readonly Counter<long> _caughtUp;
    private readonly Counter<long> _missed;
    private readonly Counter<long> _closes;

    public FrontMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _accepted = meter.CreateCounter<long>("mrci.front.accepted", "{connection}", "Connections accepted.");
        _connections = meter.CreateUpDownCounter<long>("mrci.front.connections", "{connection}", "Connections that are open.");
        _sessions = meter.CreateUpDownCounter<long>("mrci.front.sessions", "{session}", "Sessions that are ready.");
        _lost = meter.CreateCounter<long>("mrci.front.sessions.lost", "{session}", "Losses of a session's grain (P-10.20).");
        _recovered = meter.CreateCounter<long>("mrci.front.sessions.recovered", "{session}", "Sessions taken up again after a loss.");
        _framesIn = meter.CreateCounter<long>("mrci.front.frames.received", "{frame}", "Frames received, refused ones included.");
        _framesOut = meter.CreateCounter<long>("mrci.front.frames.sent", "{frame}", "Frames queued for clients, casts included.");
        _bytesIn = meter.CreateCounter<long>("mrci.front.bytes.received", "By", "Bytes of frames received, headers included.");
        _bytesOut = meter.CreateCounter<long>("mrci.front.bytes.sent", "By", "Bytes of frames handed to the transport, headers included.");
        _casts = meter.CreateCounter<long>("mrci.front.casts.delivered", "{frame}", "Cast frames queued for clients.");
        _caughtUp = meter.CreateCounter<long>("mrci.front.casts.caught_up", "{cast}", "Casts that the stream had lost and the owner has told.");
        _missed = meter.CreateCounter<long>("mrci.front.casts.missed", "{cast}", "Casts that are lost: the owner does not have them any more.");
        _closes = meter.CreateCounter<long>("mrci.front.closes", "{connection}", "Connections closed, by reason.");
    }

    public void ConnectionOpened()
    {
        _accepted.Add(1);
        _connections.Add(1);
    }

    public void ConnectionClosed(CloseReason reason)
    {
        _connections.Add(-1);
        _closes.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
    }

    public void SessionReady() => _sessions.Add(1);

    public void SessionOver() => _sessions.Add(-1);

    public void SessionLost() => _lost.Add(1);

    public void SessionRecovered() => _recovered.Add(1);

    public void Received(int frames, long bytes)
    {
        _framesIn.Add(frames);
        _bytesIn.Add(bytes);
    }

    public void FramesSent(int frames) => _framesOut.Add(frames);

    public void BytesSent(int bytes) => _bytesOut.Add(bytes);

    public void CastsCaughtUp(long casts) => _caughtUp.Add(casts);

    public void CastsMissed(long casts) => _missed.Add(casts);

    public void CastDelivered(int recipients)
    {
        _casts.Add(recipients);
        _framesOut.Add(recipients);
    }
}
