using Microsoft.AspNetCore.Server.Kestrel.Core;
using Mrci.Hosting.Configuration;
using Mrci.TcpFront;

namespace Mrci.Hosting.Endpoints;

/// <summary>The endpoints that clients connect to; their ports are known once the server has started.</summary>
public sealed class MrciEndpoints
{
    private readonly List<ListenOptions> _bound = [];

    /// <summary>As the server sees them, in the order of the configuration.</summary>
    public IReadOnlyList<ListenOptions> Bound => _bound;

    /// <summary>Listens for clients, and for the probes where that is wanted.</summary>
    /// <param name="kestrel">The server.</param>
    /// <param name="listen">Where clients connect, each <c>address:port</c>.</param>
    /// <param name="http">Where the probes answer; empty for nowhere.</param>
    public void Listen(KestrelServerOptions kestrel, IEnumerable<string> listen, string http)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(listen);
        foreach (var text in listen)
        {
            if (EndpointText.TryParse(text, out var endpoint))
                kestrel.ListenMrci(endpoint, _bound.Add);
        }

        if (EndpointText.TryParse(http, out var probes))
            kestrel.Listen(probes);
    }
}
