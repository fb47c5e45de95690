using System.Collections.Concurrent;

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

    /// <summary>Closes all connections, and every one that comes from now on.</summary>
    public void CloseAll()
    {
        _stopping = true;
        foreach (var (connection, _) in _connections)
            connection.Close(CloseReason.HostStopping);
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
