using Mrci.Engine.Embedded.Streams;
using Orleans.Streams;

namespace Orleans;

/// <summary>Streams for code outside grains.</summary>
public static class ClientStreamingExtensions
{
    /// <summary>The stream provider of a name.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">Name of the provider.</param>
    /// <returns>The provider.</returns>
    /// <exception cref="KeyNotFoundException">There is no such provider.</exception>
    public static IStreamProvider GetStreamProvider(this IClusterClient client, string name)
        => StreamProviders.Get(client.ServiceProvider, name);
}
