using Microsoft.Extensions.DependencyInjection;
using Orleans.Streams;

namespace Mrci.Engine.Embedded.Streams;

internal static class StreamProviders
{
    public static IStreamProvider Get(IServiceProvider services, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return services.GetKeyedService<IStreamProvider>(name) ?? throw new KeyNotFoundException($"Stream provider '{name}' not found");
    }
}
