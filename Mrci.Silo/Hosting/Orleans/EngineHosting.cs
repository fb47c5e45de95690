using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
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

    // The most a stream message waits for its pulling agent; measured median 3.6 ms (design.md section 4).
    private static readonly TimeSpan StreamPolling = TimeSpan.FromMilliseconds(1);

    public static void AddEngine(this WebApplicationBuilder builder)
    {
        builder.UseOrleans(static silo =>
        {
            // The runtime insists on a port of its own; a silo that is alone is never called on it.
            silo.UseLocalhostClustering(siloPort: FreeLoopbackPort(), gatewayPort: 0, serviceId: EngineNames.ServiceId, clusterId: EngineNames.ServiceId);
            silo.AddMemoryStreams(StreamNames.Provider, static streams => streams.ConfigurePullingAgent(
                static agent => agent.Configure(static pulling => pulling.GetQueueMsgsTimerPeriod = StreamPolling)));
            silo.AddAdoNetGrainStorage(GrainStores.Default, UseStore);
            silo.AddAdoNetGrainStorage(SubscriptionStore, UseStore);
        });
    }

    private static void UseStore(OptionsBuilder<AdoNetGrainStorageOptions> storage) => storage.Configure<Store>(static (options, store) =>
    {
        options.Invariant = store.OrleansInvariant;
        options.ConnectionString = store.ConnectionString;
    });

    private static int FreeLoopbackPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
