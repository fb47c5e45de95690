using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Mrci.TcpFront.Certificates;

/// <summary>The addresses of the network interfaces of this machine (P-1.12).</summary>
internal sealed class InterfaceAddresses : IHostAddresses
{
    // 169.254.0.0/16, RFC 3927.
    private const byte LinkLocalFirst = 169;
    private const byte LinkLocalSecond = 254;

    /// <inheritdoc/>
    public bool IsHostAddress(string name) =>
        IPAddress.TryParse(name, out var address)
        && string.Equals(name, address.ToString(), StringComparison.OrdinalIgnoreCase)
        && MayHaveCertificate(address)
        && NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Any(own => IsSame(own.Address, address));

    /// <summary>Whether this kind of address gets a certificate: private ranges do, loopback, link-local, and multicast don't.</summary>
    internal static bool MayHaveCertificate(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6Multicast)
            return false;
        if (address.AddressFamily != AddressFamily.InterNetwork)
            return true;

        Span<byte> bytes = stackalloc byte[4];
        address.TryWriteBytes(bytes, out _);
        var isMulticast = bytes[0] >> 4 == 0xE;
        return !isMulticast && (bytes[0] != LinkLocalFirst || bytes[1] != LinkLocalSecond);
    }

    // The scope of an interface's own address is a local number that no client can know.
    private static bool IsSame(IPAddress own, IPAddress address) =>
        own.AddressFamily == address.AddressFamily && own.GetAddressBytes().AsSpan().SequenceEqual(address.GetAddressBytes());
}
