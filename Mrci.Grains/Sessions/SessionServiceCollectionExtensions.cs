using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mrci.Commands;
using Mrci.Commands.Host;
using Mrci.Commands.Modules;
using Mrci.Grains.Modules;
using Mrci.Grains.Sessions.Loading;
using Mrci.Modules;

namespace Mrci.Grains.Sessions;

/// <summary>Registers what session grains need.</summary>
public static class SessionServiceCollectionExtensions
{
    /// <summary>
    /// Registers the loaders of the built-in commands, <see cref="CommandOptions"/>, <see cref="HostFacts"/>, and module hosts. An
    /// <see cref="Domain.Logs.ILogStore"/> and what <see cref="Grains.Modules.ModuleServiceCollectionExtensions.AddMrciModules"/> registers are needed.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMrciSessions(this IServiceCollection services)
    {
        services.AddOptions<CommandOptions>();
        services.AddMrciModuleHosts();
        services.TryAddSingleton<ISessionLoaders, BuiltInLoaders>();
        services.TryAddSingleton<IModuleInstaller, ModuleInstaller>();
        services.TryAddSingleton<HostFacts>();
        services.TryAddSingleton<SessionServices>();
        return services;
    }
}
