using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mrci.Modules.Catalog;
using Mrci.Modules.Files;

namespace Mrci.Grains.Modules;

/// <summary>Registers what modules need on a silo.</summary>
public static class ModuleServiceCollectionExtensions
{
    /// <summary>
    /// Registers the catalog and the copies of module files. An <see cref="Domain.Modules.IModuleFileStore"/> is needed.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="directory">Directory of the modules on this machine; it need not exist.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMrciModules(this IServiceCollection services, string directory)
    {
        services.AddSingleton(_ => new ModuleRoot(directory));
        services.TryAddSingleton<ModuleCopies>();
        // Not "try": what runs modules registers a catalog of none.
        services.AddSingleton<IModuleCatalog, ModuleCatalog>();
        return services;
    }
}
