using System.Net;

namespace Mrci.Domain.Names;

/// <summary>IP addresses in arguments and in the ban list (D-214).</summary>
public static class IpAddresses
{
    /// <summary>Reads an address in any form the platform knows, the integer form of IPv4 included.</summary>
    /// <param name="text">The argument; <see langword="null"/> when it is missing.</param>
    /// <param name="address">The address as <see cref="Normalize"/> returns it; its text form is the one to store.</param>
    /// <returns><see langword="true"/> if the text is an address: <c>167772162</c> is 10.0.0.2.</returns>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IPAddress? address)
    {
        address = IPAddress.TryParse(text, out var parsed) ? Normalize(parsed) : null;
        return address is not null;
    }

    /// <summary>Maps an IPv4 address that is written as IPv6 (<c>::ffff:a.b.c.d</c>) to IPv4; other addresses stay.</summary>
    /// <param name="address">An address, for instance of a dual-mode socket's peer.</param>
    /// <returns>The address to compare and to store.</returns>
    public static IPAddress Normalize(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
