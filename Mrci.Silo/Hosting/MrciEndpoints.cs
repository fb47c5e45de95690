using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Mrci.Silo.Hosting;

/// <summary>The endpoints that clients connect to; their ports are known once the server has started.</summary>
internal sealed class MrciEndpoints
{
    /// <summary>As the server sees them, in the order of the configuration.</summary>
    public List<ListenOptions> Bound { get; } = [];
}
