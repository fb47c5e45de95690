using System.Net;
using System.Net.Sockets;

namespace Mrci.Silo.Tests.Hosts;

/// <summary>Addresses of this machine that programs can be told to listen on.</summary>
internal static class Loopback
{
    /// <summary>127.0.0.1 with a port that nobody used a moment ago.</summary>
    public static IPEndPoint Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return (IPEndPoint)probe.LocalEndpoint;
    }
}
