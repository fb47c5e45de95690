using System.Net;
using System.Net.Sockets;

namespace Mrci.Engine.Orleans.Clustering;

/// <summary>Finds the address that a silo tells others.</summary>
internal static class ClusterAddress
{
    /// <summary>The advertised address: as configured, looked up, or this machine's own.</summary>
    public static IPAddress Find(ClusterSettings options)
    {
        if (IPAddress.TryParse(options.AdvertisedAddress, out var configured))
            return configured;

        var named = options.AdvertisedAddress.Length > 0;
        var name = named ? options.AdvertisedAddress : Dns.GetHostName();
        // A loopback address reaches nobody but this machine; who wants that says so in figures.
        return Resolve(name).Where(static address => !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal)
                .OrderBy(static address => address.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
                .FirstOrDefault()
            ?? throw ClusterSettingsReader.Invalid(named
                ? $"{nameof(options.AdvertisedAddress)} is '{name}', which has no address that others can reach."
                : $"{nameof(options.AdvertisedAddress)} is empty, and the name of this machine, '{name}', has no address that others can reach: give one.");
    }

    private static IPAddress[] Resolve(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
