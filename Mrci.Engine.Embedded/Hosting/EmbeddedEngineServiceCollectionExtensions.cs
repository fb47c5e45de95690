using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mrci.Engine.Embedded.Hosting;
using Mrci.Engine.Embedded.Streams;
using Orleans;
using Orleans.Storage;
using Orleans.Streams;

namespace Mrci.Engine.Embedded;

/// <summary>Registers the embedded engine.</summary>
public static class EmbeddedEngineServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IGrainFactory"/>, <see cref="IClusterClient"/>, the storages and stream providers by name, and a hosted
    /// service that deactivates everything when the host stops. Hosted services stop in reverse order: register those that call
    /// grains while stopping after this.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Says what the engine is made of.</param>
    /// <returns>The services.</returns>
    /// <exception cref="Orleans.Runtime.OrleansConfigurationException">The options cannot work.</exception>
    public static IServiceCollection AddMrciEmbeddedEngine(this IServiceCollection services, Action<EmbeddedEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new EmbeddedEngineOptions();
        configure(options);
        options.Validate();

        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<EmbeddedEngine>();
        services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<EmbeddedEngine>().GrainFactory);
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<IClusterClient>());
        services.AddHostedService<EmbeddedEngineService>();

        foreach (var name in options.StreamProviders)
        {
            services.AddKeyedSingleton<IStreamProvider>(
                name, static (provider, key) => new EmbeddedStreamProvider((string)key!, provider.GetRequiredService<EmbeddedEngine>()));
        }

        foreach (var (name, create) in options.Storages)
        {
            services.AddKeyedSingleton<IGrainStorage>(name, (provider, key) => create(provider, (string)key!));
            if (name.Equals(EmbeddedEngineOptions.DefaultStorageName, StringComparison.Ordinal))
                services.AddSingleton(static provider => provider.GetRequiredKeyedService<IGrainStorage>(EmbeddedEngineOptions.DefaultStorageName));
        }

        return services;
    }
}
