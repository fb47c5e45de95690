using Microsoft.Extensions.DependencyInjection;
using Mrci.TcpFront.Control;

namespace Mrci.Hosting.Control;

/// <summary>Adds the way in which operators stop a program.</summary>
public static class HostStopServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IHostStop"/>; <see cref="HostProgram"/> heeds it.</summary>
    /// <param name="services">The services of the program.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMrciHostStop(this IServiceCollection services) => services
        .AddSingleton<HostStop>()
        .AddSingleton<IHostStop>(static provider => provider.GetRequiredService<HostStop>());
}
