using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Mrci.Domain.Names;

namespace Mrci.Domain.Settings;

/// <summary>The address that an operator has a host listen on (C-CLI.3).</summary>
public static class ListeningAddress
{
    /// <summary>Reads <c>ip:port</c> with exactly one colon, so IPv4, or <c>[v6]:port</c>; the port is 1-65535. Names are not looked up.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endpoint">The endpoint; <see langword="null"/> when the text is none.</param>
    /// <returns><see langword="true"/> if the text is accepted.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endpoint)
    {
        ArgumentNullException.ThrowIfNull(text);
        endpoint = null;
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !Numbers.TryParse(text[(colon + 1)..], 1, ushort.MaxValue, out uint port))
            return false;

        var host = text[..colon];
        var bracketed = host.StartsWith('[') && host.EndsWith(']');
        // An IPv6 address without brackets has colons of its own, and brackets are for nothing else.
        if (!IPAddress.TryParse(bracketed ? host[1..^1] : host, out var address)
            || address.AddressFamily != (bracketed ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork))
        {
            return false;
        }

        endpoint = new IPEndPoint(IpAddresses.Normalize(address), (int)port);
        return true;
    }
}
