using System.Net;
using System.Net.Sockets;

namespace Mrci.Cluster.Tests.Clusters;

/// <summary>The ports of a silo inside its cluster.</summary>
internal sealed record SiloPorts(int Silo, int Gateway)
{
    /// <summary>Ports of loopback that nobody used a moment ago.</summary>
    public static SiloPorts Free() => new(FreePort(), FreePort());

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
