using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Mrci.TcpFront.Connections;

/// <summary>All connections of this front.</summary>
internal sealed class ConnectionTable
{
    private readonly ConcurrentDictionary<ClientConnection, bool> _connections = new();
    private volatile bool _stopping;

    public int Count => _connections.Count;

    /// <summary>Runs a connection to its end.</summary>
    public async Task RunAsync(ClientConnection connection)
    {
        _connections.TryAdd(connection, true);
        if (_stopping)
            connection.Close(CloseReason.HostStopping);
        try
        {
            await connection.RunAsync();
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }

    /// <summary>Tells all sessions that the host stops, and closes what is none yet, or comes from now on.</summary>
    /// <returns>The connections of the sessions, to be closed one after the other.</returns>
    public List<ClientConnection> BeginStop()
    {
        _stopping = true;
        var sessions = new List<ClientConnection>();
        foreach (var (connection, _) in _connections)
        {
            if (connection.TellStopping())
                sessions.Add(connection);
            else
                connection.Close(CloseReason.HostStopping);
        }

        return sessions;
    }

    /// <summary>Tells one part of all sessions that their front is alive (P-10.23).</summary>
    /// <param name="slice">Which part, 0 and up.</param>
    /// <param name="slices">Number of parts; a session is always in the same.</param>
    /// <param name="reread">Whether they also have to read again what events could have told (P-10.24).</param>
    public void RenewSessions(int slice, int slices, bool reread)
    {
        foreach (var (connection, _) in _connections)
        {
            if (RuntimeHelpers.GetHashCode(connection) % slices == slice)
                connection.RenewSession(reread);
        }
    }

    /// <summary>Asks after the calls to sessions that take long.</summary>
    public void WatchCalls()
    {
        foreach (var (connection, _) in _connections)
            connection.WatchCall();
    }

    /// <summary>Breaks all connections off.</summary>
    public void CutAll()
    {
        foreach (var (connection, _) in _connections)
            connection.Cut();
    }

    /// <summary>Ends when the connections that are there now have ended.</summary>
    public Task WhenClosedAsync() => Task.WhenAll(_connections.Keys.Select(connection => connection.Completion));
}
