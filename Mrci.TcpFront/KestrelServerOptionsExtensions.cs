using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Mrci.TcpFront.Connections;

namespace Mrci.TcpFront;

/// <summary>Adds MRCI endpoints to Kestrel.</summary>
public static class KestrelServerOptionsExtensions
{
    /// <summary>
    /// Listens for MRCI clients (P-1.1). Needs <see cref="TcpFrontServiceCollectionExtensions.AddMrciTcpFront"/>; HTTP endpoints may stand
    /// beside it.
    /// </summary>
    /// <param name="options">Kestrel's options.</param>
    /// <param name="endpoint">Address and port; port 0 takes any free one.</param>
    /// <param name="configure">
    /// Sees the endpoint before it is bound; afterwards its <see cref="ListenOptions.IPEndPoint"/> has the real port.
    /// </param>
    public static void ListenMrci(this KestrelServerOptions options, IPEndPoint endpoint, Action<ListenOptions>? configure = null) =>
        options.Listen(endpoint, listen =>
        {
            configure?.Invoke(listen);
            // Asked for by the first connection, when all parts have started; the server is configured before.
            listen.Run(connection => listen.ApplicationServices.GetRequiredService<MrciConnectionHandler>().OnConnectedAsync(connection));
        });
}
