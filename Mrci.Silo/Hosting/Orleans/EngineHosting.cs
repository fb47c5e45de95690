using System.Net;
using Microsoft.Extensions.Options;
using Mrci.Engine.Orleans.Calls;
using Mrci.Engine.Orleans.Clustering;
using Mrci.Engine.Orleans.Hosting;
using Mrci.Engine.Orleans.Storage;
using Mrci.Grains;
using Mrci.Grains.Streams;
using Mrci.Hosting.Configuration;
using Mrci.Hosting.Health;
using Mrci.Storage;
using Mrci.Storage.Subscriptions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Mrci.Silo.Hosting.Engine;

/// <summary>Runs the grains on Orleans: one silo in this process, alone or in a cluster, its state in the host's store.</summary>
internal static class EngineHosting
{
    // Where Orleans keeps the subscriptions of streams; in the store, so that they outlive the silo (design.md section 4).
    private const string SubscriptionStore = "PubSubStore";

    // Part of the name of a silo that is alone, not opened: see below.
    private const int NominalSiloPort = 11111;

    public static void AddEngine(this WebApplicationBuilder builder)
    {
        var host = builder.Configuration.GetSection(HostConfiguration.Section);
        var cluster = host.ReadCluster();
        if (cluster.Enabled)
        {
            ClusterStore.ThrowIfUnfit(host);
            builder.Services.AddHealthChecks().AddCheck<MembershipCheck>("cluster", tags: [HealthTags.Ready]);
            builder.Services.AddMrciFormerMembers();
        }

        builder.Services.AddSingleton<StoredSubscriptions>();
        builder.Services.AddHostedService<SubscriptionSweep>();
        builder.UseOrleans(silo =>
        {
            // First, so that each repetition passes the guard of the cluster.
            silo.AddOutgoingGrainCallFilter<CallRepeater>();
            if (cluster.Enabled)
                silo.AddMrciCluster(cluster).UseAdoNetClustering(static members => members.Configure<Store>(UseStore));
            else
                StandAlone(silo);

            silo.AddMrciStreams(StreamNames.Provider);
            AddStorage(silo, GrainStores.Default, cluster.Enabled)
                .Configure(static options => options.GrainStorageSerializer = new SystemTextJsonStorageSerializer());
            AddStorage(silo, SubscriptionStore, cluster.Enabled);
        });
    }

    private static void StandAlone(ISiloBuilder silo)
    {
        silo.UseLocalhostClustering(NominalSiloPort, gatewayPort: 0, serviceId: EngineNames.ServiceId, clusterId: EngineNames.ServiceId);
        // The runtime insists on listening. A silo that is alone is called by nobody, so any free port of this machine will do.
        silo.Configure<EndpointOptions>(static endpoint => endpoint.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, 0));
    }

    private static OptionsBuilder<AdoNetGrainStorageOptions> AddStorage(ISiloBuilder silo, string name, bool isFenced)
    {
        OptionsBuilder<AdoNetGrainStorageOptions> added = null!;
        silo.AddAdoNetGrainStorage(name, storage => added = isFenced
            ? storage.Configure<Store, ILocalSiloDetails>(UseFencedStore)
            : storage.Configure<Store>(UseStore));
        return added;
    }

    private static void UseStore(AdoNetGrainStorageOptions options, Store store)
    {
        options.Invariant = store.OrleansInvariant;
        options.ConnectionString = store.ConnectionString;
    }

    private static void UseFencedStore(AdoNetGrainStorageOptions options, Store store, ILocalSiloDetails self)
    {
        var place = self.SiloAddress;
        options.Invariant = store.OrleansInvariant;
        options.ConnectionString = store.FencedConnectionString(place.Endpoint.Address, place.Endpoint.Port, place.Generation);
    }

    private static void UseStore(AdoNetClusteringSiloOptions options, Store store)
    {
        options.Invariant = store.OrleansInvariant;
        options.ConnectionString = store.ConnectionString;
    }
}
