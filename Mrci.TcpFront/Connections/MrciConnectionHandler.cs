using Microsoft.AspNetCore.Connections;

namespace Mrci.TcpFront.Connections;

/// <summary>Where Kestrel hands in the connections of an MRCI endpoint.</summary>
internal sealed class MrciConnectionHandler(FrontServices services, ConnectionTable connections) : ConnectionHandler
{
    public override Task OnConnectedAsync(ConnectionContext connection) => connections.RunAsync(new ClientConnection(connection, services));
}
