using Mrci.Engine.Embedded.Streams;
using Orleans.Streams;

namespace Orleans;

/// <summary>Streams for grains.</summary>
public static class GrainStreamingExtensions
{
    /// <summary>The stream provider of a name.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="name">Name of the provider.</param>
    /// <returns>The provider.</returns>
    /// <exception cref="KeyNotFoundException">There is no such provider.</exception>
    public static IStreamProvider GetStreamProvider(this Grain grain, string name) => GetStreamProvider((IGrainBase)grain, name);

    /// <inheritdoc cref="GetStreamProvider(Grain, string)"/>
    public static IStreamProvider GetStreamProvider(this IGrainBase grain, string name)
        => StreamProviders.Get(grain.GrainContext.ActivationServices, name);
}
