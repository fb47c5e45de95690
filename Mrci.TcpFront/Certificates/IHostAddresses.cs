namespace Mrci.TcpFront.Certificates;

/// <summary>Knows the addresses for which a self-signed certificate may be made (P-1.12).</summary>
public interface IHostAddresses
{
    /// <summary>
    /// Whether a name is the text of an address of one of the host's interfaces that is not loopback, link-local, or multicast.
    /// </summary>
    /// <param name="name">A common name as a client wrote it.</param>
    bool IsHostAddress(string name);
}
