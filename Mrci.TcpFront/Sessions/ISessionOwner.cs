using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Sessions;

/// <summary>What a session tells its connection. Never blocks.</summary>
internal interface ISessionOwner
{
    /// <summary>The connection is to be closed; the first reason counts.</summary>
    void Close(CloseReason reason);

    /// <summary>A call to the session failed: its activation is gone, or nobody knows what became of the call.</summary>
    void OnSessionLost(Exception cause);
}
