using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Mrci.Hosting.Configuration;

/// <summary>Reads <c>address:port</c> and <c>[v6]:port</c>.</summary>
public static class EndpointText
{
    /// <summary>Reads an endpoint with an explicit port; host names are not looked up.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out IPEndPoint? endpoint)
    {
        ArgumentNullException.ThrowIfNull(text);
        // IPEndPoint takes a bare address as port 0, which nobody means.
        if (IPEndPoint.TryParse(text, out endpoint) && text.AsSpan().TrimStart("0123456789.").StartsWith(":") | text.Contains("]:", StringComparison.Ordinal))
            return true;

        endpoint = null;
        return false;
    }
}
