using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Mrci.TcpFront.Admission;
using Mrci.TcpFront.Certificates;
using Mrci.TcpFront.Connections;
using Mrci.TcpFront.Control;
using Mrci.TcpFront.Diagnostics;
using Mrci.TcpFront.Hub;
using Mrci.TcpFront.Timing;

namespace Mrci.TcpFront;

/// <summary>Adds the TCP front end to a host.</summary>
public static class TcpFrontServiceCollectionExtensions
{
    // What the engine and the logs may take after the drain; .NET's default, 30 s, less the default of the drain.
    private static readonly TimeSpan StopAfterDrain = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Adds the front end. The host may take <see cref="FrontOptions.DrainTimeout"/> and 20 s to stop. It needs the engine's <c>IGrainFactory</c> and
    /// <c>IClusterClient</c> with the stream provider of <see cref="Grains.Streams.StreamNames"/>, an <see cref="Grains.Cluster.IClusterView"/>, an
    /// <see cref="Domain.Logs.ILogStore"/>, and an <see cref="IHostStop"/>; endpoints are added with
    /// <see cref="KestrelServerOptionsExtensions.ListenMrci"/>.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the limits; a wrong one fails the start of the host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMrciTcpFront(this IServiceCollection services, Action<FrontOptions> configure)
    {
        services.AddOptions<FrontOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FrontOptions>, FrontOptionsValidator>();
        services.AddOptions<HostOptions>().Configure<IOptions<FrontOptions>>(
            static (host, front) => host.ShutdownTimeout = front.Value.DrainTimeout + StopAfterDrain);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostAddresses, InterfaceAddresses>();
        services.TryAddSingleton<IStreamSource, ClusterStreamSource>();
        services.TryAddSingleton<ICastOwners, ClusterCastOwners>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<FrontMetrics>();
        services.AddSingleton<ActivityLog>();
        services.AddSingleton<SessionRoster>();
        services.AddSingleton<LossCount>();
        services.AddSingleton<BanCache>();
        services.AddSingleton<AdmissionGate>();
        services.AddSingleton<HostCertificates>();
        services.AddSingleton<CastWatch>();
        services.AddSingleton<FrontHub>();
        services.AddSingleton<FrontServices>();
        services.AddSingleton<ConnectionTable>();
        services.AddSingleton<MrciConnectionHandler>();
        services.AddHostedService<FrontNotices>();
        services.AddHostedService<LeaseRenewal>();
        services.AddHostedService<SessionRenewal>();
        services.AddHostedService<CallWatch>();
        services.AddHostedService<FrontDrain>();
        return services;
    }
}
