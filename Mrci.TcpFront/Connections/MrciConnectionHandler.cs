using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace Mrci.TcpFront.Connections;

/// <summary>Where Kestrel hands in the connections of an MRCI endpoint.</summary>
internal sealed class MrciConnectionHandler(FrontServices services, ConnectionTable connections) : ConnectionHandler
{
    // The protocol has no heartbeat (P-1.16), and clients may be silent for days. Load balancers and address translation forget a connection that
    // carries nothing; the shortest default among the big clouds is Azure's 4 minutes. A peer that is gone without a word is noticed after 3 minutes.
    private const int KeepAliveSeconds = 120;
    private const int KeepAliveIntervalSeconds = 15;
    private const int KeepAliveProbes = 4;

    public override Task OnConnectedAsync(ConnectionContext connection)
    {
        if (connection.Features.Get<IConnectionSocketFeature>() is { } feature)
            KeepAlive(feature.Socket);
        return connections.RunAsync(new ClientConnection(connection, services));
    }

    private static void KeepAlive(Socket socket)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveIntervalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveProbes);
    }
}
