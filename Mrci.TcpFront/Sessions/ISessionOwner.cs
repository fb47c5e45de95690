using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront.Sessions;

/// <summary>What a session tells its connection. Never blocks.</summary>
internal interface ISessionOwner
{
    /// <summary>The connection is to be closed; the first reason counts.</summary>
    void Close(CloseReason reason);

    /// <summary>
    /// A call to the session failed: its activation is gone, or nobody knows what became of the call. Recovery follows (P-10.20).
    /// </summary>
    void OnSessionLost(Exception cause);

    /// <summary>The session could not be taken up again just now; it is tried further.</summary>
    void OnRecoveryFailed(Exception cause, int attempt);

    /// <summary>The session is there again.</summary>
    void OnSessionRecovered();
}
