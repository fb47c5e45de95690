using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mrci.Engine.Orleans.Clustering;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Mrci.Engine.Orleans.Hosting;

/// <summary>Makes a silo, or a front that is a process of its own, part of a cluster; where the members are kept is for the caller to add.</summary>
public static class ClusterHostingExtensions
{
    /// <summary>
    /// Before the silo starts, silos that are gone are declared dead in the table of members when nobody else can do it: as soon as they have given no
    /// sign of life for as long as the profile says, or at once when this silo has the address and port of one. To be called before <c>UseOrleans</c>
    /// and after what makes the table.
    /// </summary>
    /// <param name="services">The services of the silo's host.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddMrciFormerMembers(this IServiceCollection services) => services.AddHostedService<FormerMembers>();

    /// <summary>Sets names, ports, membership, and TLS of a silo.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="cluster">Valid options (<see cref="ClusterSettingsReader"/>).</param>
    /// <returns>The same silo.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">There is no address to advertise, or a certificate cannot be used.</exception>
    public static ISiloBuilder AddMrciCluster(this ISiloBuilder silo, ClusterSettings cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var address = ClusterAddress.Find(cluster);
        var listen = cluster.ListenAddress.Length > 0 ? IPAddress.Parse(cluster.ListenAddress) : address;
        silo.Configure<ClusterOptions>(names => SetNames(names, cluster));
        silo.Configure<EndpointOptions>(endpoint =>
        {
            endpoint.AdvertisedIPAddress = address;
            endpoint.SiloPort = cluster.SiloPort;
            endpoint.SiloListeningEndpoint = new IPEndPoint(listen, cluster.SiloPort);
            endpoint.GatewayPort = cluster.GatewayPort;
            endpoint.GatewayListeningEndpoint = cluster.GatewayPort > 0 ? new IPEndPoint(listen, cluster.GatewayPort) : null;
        });
        silo.Configure<ClusterMembershipOptions>(options => MembershipProfiles.Apply(cluster.Profile, options));

        // The default directory takes down, with a silo, all grains elsewhere that it had registered; this one asks the silos that live (ADR 0026).
        silo.AddDistributedGrainDirectory();
        silo.Configure<GrainDirectoryOptions>(static directory => directory.RangeLeaseDuration = TimeSpan.Zero);
        silo.Services.Configure<ExceptionSerializationOptions>(LetStoreFailuresThrough);
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, MembersLog>();
        silo.Services.AddSingleton<MembershipGuard>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static services => services.GetRequiredService<MembershipGuard>());
        silo.Services.AddSingleton<IOutgoingGrainCallFilter>(static services => services.GetRequiredService<MembershipGuard>());
        if (cluster.SiloTls.Enabled)
        {
            var tls = ClusterCertificates.Load(nameof(cluster.SiloTls), cluster.SiloTls);
            silo.Configure<SiloConnectionOptions>(connections =>
            {
                connections.ConfigureSiloInboundConnection(connection => connection.UseServerTls(tls));
                connections.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(tls));
            });
        }

        if (cluster.GatewayTls.Enabled)
        {
            var tls = ClusterCertificates.Load(nameof(cluster.GatewayTls), cluster.GatewayTls);
            silo.Configure<SiloConnectionOptions>(connections =>
                connections.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(tls)));
        }

        return silo;
    }

    /// <summary>Sets names, gateways, and TLS of a front that is a process of its own. It goes on trying until it finds a silo or is stopped.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cluster">Valid options (<see cref="ClusterSettingsReader"/>).</param>
    /// <returns>The same client.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A certificate cannot be used.</exception>
    public static IClientBuilder AddMrciCluster(this IClientBuilder client, ClusterSettings cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        client.Configure<ClusterOptions>(names => SetNames(names, cluster));
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = MembershipProfiles.RefreshPeriod(cluster.Profile));
        client.Services.Configure<ExceptionSerializationOptions>(LetStoreFailuresThrough);
        client.UseConnectionRetryFilter<GatewaySearch>();
        client.AddClusterConnectionStatusObserver<GatewayLog>();
        if (cluster.GatewayTls.Enabled)
        {
            var tls = ClusterCertificates.Load(nameof(cluster.GatewayTls), cluster.GatewayTls);
            client.Configure<ClientConnectionOptions>(connections => connections.ConfigureConnection(connection => connection.UseClientTls(tls)));
        }

        return client;
    }

    // The failure of a store is part of what a grain throws; otherwise its caller gets a failure of serialization and cannot know what happened.
    private static void LetStoreFailuresThrough(ExceptionSerializationOptions options) => options.SupportedNamespacePrefixes.Add("Npgsql");

    private static void SetNames(ClusterOptions names, ClusterSettings cluster)
    {
        names.ClusterId = cluster.ClusterId;
        names.ServiceId = cluster.ServiceId;
    }
}
