using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mrci.Commands;
using Mrci.Grains.Sessions.Loading;

namespace Mrci.Grains.Sessions;

/// <summary>Registers what session grains need.</summary>
public static class SessionServiceCollectionExtensions
{
    /// <summary>Registers the loaders of the built-in commands and <see cref="CommandOptions"/>.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMrciSessions(this IServiceCollection services)
    {
        services.AddOptions<CommandOptions>();
        services.TryAddSingleton<ISessionLoaders, BuiltInLoaders>();
        return services;
    }
}
