using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mrci.Engine.Orleans.Cluster;
using Mrci.Engine.Orleans.Streams;
using Mrci.Grains.Cluster;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime.Providers;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace Mrci.Engine.Orleans.Hosting;

/// <summary>Adds the streams of the MRCI host to Orleans, under the same name on every silo and client of a cluster.</summary>
public static class StreamHostingExtensions
{
    // A poll is under way nearly always and wakes the agent; the timer only starts the next one after a pause.
    private static readonly TimeSpan AgentTimer = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan ReadPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan DeliveryPause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// Adds streams to a silo. Subscriptions are kept in the grain storage named like the streams, else in <c>PubSubStore</c>: one of them must
    /// exist, outlive the silo, and write JSON that Orleans reads back (not plain System.Text.Json). What the guarantee of casts needs beside the
    /// streams comes along: the view of the cluster, and grains that are where their keys say.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="name">Name of the stream provider.</param>
    /// <returns>The same silo.</returns>
    public static ISiloBuilder AddMrciStreams(this ISiloBuilder silo, string name)
    {
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton<IClusterView, SiloView>();
        silo.AddPlacementDirector<SitePlacement, SitePlacementDirector>();
        silo.Services.AddKeyedSingleton(name, static (services, key) => new StreamProbe(
            Create(services, (string)key!), services.GetRequiredService<IStreamSubscriptionManagerAdmin>()));
        return silo.AddPersistentStreams(name, static (services, key) => Create(services, key), static streams =>
        {
            streams.ConfigurePullingAgent(static agent => agent.Configure(static options =>
            {
                options.GetQueueMsgsTimerPeriod = AgentTimer;
                options.MaxEventDeliveryTime = StreamQueueCache.MostDelay;
            }));
            streams.ConfigureBackoffProvider(static (_, _) => (IQueueReaderBackoffProvider)new StreamBackoff(ReadPause));
            streams.ConfigureBackoffProvider(static (_, _) => (IMessageDeliveryBackoffProvider)new StreamBackoff(DeliveryPause));
        });
    }

    /// <summary>Adds streams and the view of the cluster to a client, for a front that is a process of its own.</summary>
    /// <param name="client">The client.</param>
    /// <param name="name">Name of the stream provider.</param>
    /// <returns>The same client.</returns>
    public static IClientBuilder AddMrciStreams(this IClientBuilder client, string name)
    {
        client.Services.TryAddSingleton(TimeProvider.System);
        client.Services.AddSingleton<ClientView>();
        client.Services.AddSingleton<IClusterConnectionStatusObserver>(static services => services.GetRequiredService<ClientView>());
        client.Services.TryAddSingleton<IClusterView>(static services => services.GetRequiredService<ClientView>());
        return client.AddPersistentStreams(name, static (services, key) => Create(services, key), configureStream: null);
    }

    private static StreamQueueAdapter Create(IServiceProvider services, string name) => new StreamQueueAdapter(
        name,
        services.GetOptionsByName<HashRingStreamQueueMapperOptions>(name),
        services.GetRequiredService<IGrainFactory>(),
        services.GetRequiredService<TimeProvider>());
}
