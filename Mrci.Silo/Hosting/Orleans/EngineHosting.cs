using System.Net;
using Microsoft.Extensions.Options;
using Mrci.Engine.Orleans.Hosting;
using Mrci.Engine.Orleans.Storage;
using Mrci.Grains;
using Mrci.Grains.Streams;
using Mrci.Storage;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;

namespace Mrci.Silo.Hosting.Engine;

/// <summary>Runs the grains on Orleans: one silo in this process, its state in the host's store.</summary>
internal static class EngineHosting
{
    // Where Orleans keeps the subscriptions of streams; in the store, so that they outlive the silo (design.md section 4).
    private const string SubscriptionStore = "PubSubStore";

    // Part of the name of a silo, not opened: see below.
    private const int NominalSiloPort = 11111;

    public static void AddEngine(this WebApplicationBuilder builder)
    {
        builder.UseOrleans(static silo =>
        {
            silo.UseLocalhostClustering(NominalSiloPort, gatewayPort: 0, serviceId: EngineNames.ServiceId, clusterId: EngineNames.ServiceId);
            // The runtime insists on listening. A silo that is alone is called by nobody, so any free port of this machine will do.
            silo.Configure<EndpointOptions>(static endpoint => endpoint.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, 0));
            silo.AddMrciStreams(StreamNames.Provider);
            silo.AddAdoNetGrainStorage(GrainStores.Default, static storage =>
            {
                storage.UseStore();
                storage.Configure(static options => options.GrainStorageSerializer = new SystemTextJsonStorageSerializer());
            });
            silo.AddAdoNetGrainStorage(SubscriptionStore, UseStore);
        });
    }

    private static void UseStore(this OptionsBuilder<AdoNetGrainStorageOptions> storage) => storage.Configure<Store>(static (options, store) =>
    {
        options.Invariant = store.OrleansInvariant;
        options.ConnectionString = store.ConnectionString;
    });
}
