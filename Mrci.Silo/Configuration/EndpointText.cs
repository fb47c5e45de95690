using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Mrci.Silo.Configuration;

/// <summary>Reads <c>address:port</c>, <c>[v6]:port</c> and writes it back.</summary>
internal static class EndpointText
{
    /// <summary>Reads an endpoint with an explicit port; host names are not looked up.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endpoint)
    {
        // IPEndPoint takes a bare address as port 0, which nobody means.
        if (IPEndPoint.TryParse(text, out endpoint) && text.AsSpan().TrimStart("0123456789.").StartsWith(":") | text.Contains("]:", StringComparison.Ordinal))
            return true;

        endpoint = null;
        return false;
    }
}
