using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Mrci.Domain.Logs;
using Mrci.Domain.Modules;
using Mrci.Storage.Logs;
using Mrci.Storage.Modules;

namespace Mrci.Storage;

/// <summary>Registers the store of the host.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="Store"/>, its <see cref="Store.DataSource"/> as <see cref="System.Data.Common.DbDataSource"/>,
    /// <see cref="ILogStore"/>, and <see cref="IModuleFileStore"/>. The store is opened and migrated before any hosted service starts; a <see cref="StoreException"/>
    /// leaves the start of the host. Disposing the host writes what the logs still hold.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddMrciStorage(this IServiceCollection services, Action<StoreOptions> configure)
    {
        services.AddOptions<StoreOptions>().Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Store>(
            provider, provider.GetRequiredService<IOptions<StoreOptions>>().Value));
        services.AddSingleton(provider => provider.GetRequiredService<Store>().DataSource);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SqlLogStore>(
            provider, provider.GetRequiredService<IOptions<StoreOptions>>().Value.Logs));
        services.AddSingleton<ILogStore>(provider => provider.GetRequiredService<SqlLogStore>());
        services.AddSingleton<IModuleFileStore, SqlModuleFileStore>();
        services.AddHostedService<StoreStartup>();
        return services;
    }
}
