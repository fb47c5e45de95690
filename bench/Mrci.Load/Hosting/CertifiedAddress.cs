using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Mrci.Load.Hosting;

/// <summary>A name for which a host on this machine makes a certificate by itself: an address that is neither loopback nor link-local (P-1.12).</summary>
internal static class CertifiedAddress
{
    /// <summary>Finds one.</summary>
    /// <exception cref="LoadException">This machine has no such address.</exception>
    public static string Find() =>
        NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(own => own.Address)
            .FirstOrDefault(IsOne)?.ToString()
        ?? throw new LoadException("This machine has no IPv4 address but loopback, so the host makes no certificate and there is no TLS session.");

    private static bool IsOne(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
        && !IPAddress.IsLoopback(address)
        && !address.ToString().StartsWith("169.254.", StringComparison.Ordinal);
}
