using System.Net;
using System.Numerics;
using Mrci.Domain.Logs;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Diagnostics;

/// <summary>The rows of the activity log that the front end writes (P-1.21).</summary>
internal sealed class ActivityLog(ILogStore logs, TimeProvider time)
{
    // A client can send a private frame every few bytes; the log must not grow at that speed.
    private const int PrivateFramesLoggedOneByOne = 8;

    public void Accepted(IPAddress address, ClientHeader client, SessionId session) =>
        Append(address, client, session, "session accepted");

    public void Rejected(IPAddress address, ClientHeader client, SessionId session) =>
        Append(address, client, session, "client rejected: its protocol version is not supported");

    public void Ended(IPAddress address, ClientHeader client, SessionId session, CloseReason reason) =>
        Append(address, client, session, $"session ended: {reason}");

    /// <summary>A private type id was received (P-2.7): the first ones one by one, then at each power of two.</summary>
    /// <param name="address">Address of the peer.</param>
    /// <param name="client">Header of the client.</param>
    /// <param name="session">Session id.</param>
    /// <param name="type">The type id.</param>
    /// <param name="count">How many the session has sent, this one included.</param>
    public void PrivateFrame(IPAddress address, ClientHeader client, SessionId session, byte type, long count)
    {
        if (count <= PrivateFramesLoggedOneByOne || BitOperations.IsPow2(count))
            Append(address, client, session, $"private type id {type} received, {count} in this session");
    }

    private void Append(IPAddress address, ClientHeader client, SessionId session, string text) =>
        logs.Append(new ActivityLogEntry(time.GetUtcNow(), address, client.Version, session, text));
}
