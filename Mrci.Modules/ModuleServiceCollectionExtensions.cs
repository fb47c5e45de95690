using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Mrci.Modules.Catalog;
using Mrci.Modules.Hosts;

namespace Mrci.Modules;

/// <summary>Registers what runs modules.</summary>
public static class ModuleServiceCollectionExtensions
{
    /// <summary>Registers module hosts. Without an <see cref="IModuleCatalog"/> there are no modules.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMrciModuleHosts(this IServiceCollection services)
    {
        services.AddOptions<ModuleHostOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModuleHostOptions>, ModuleHostOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IModuleCatalog, NoModules>();
        services.TryAddSingleton<ModuleHosts>();
        return services;
    }
}
