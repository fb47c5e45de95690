using System.Net;
using System.Net.Sockets;

namespace Mrci.Torture.Targets;

/// <summary>Finds addresses for processes that must come back where they were.</summary>
internal static class FreePort
{
    /// <summary>A loopback address whose port nobody uses at the moment.</summary>
    public static IPEndPoint Take()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return (IPEndPoint)listener.LocalEndPoint!;
    }
}
