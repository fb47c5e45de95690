using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Orleans.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;
using Orleans.Streams;
using Orleans.TestingHost;

[assembly: AssemblyFixture(typeof(Mrci.Engine.Tests.Streams.StreamCluster))]

namespace Mrci.Engine.Tests.Streams;

/// <summary>Two silos and a client in this process, with the streams of the host.</summary>
public sealed class StreamCluster : IAsyncLifetime
{
    private const string Provider = "streams";

    private static int _names;

    private InProcessTestCluster _cluster = null!;

    /// <summary>A stream that no other test uses.</summary>
    public static StreamId NewStream() => StreamId.Create("test", $"stream {Interlocked.Increment(ref _names)}");

    public async ValueTask InitializeAsync() => _cluster = await StartAsync(silos: 2);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    public static async Task<InProcessTestCluster> StartAsync(short silos, Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        var subscriptions = new SharedStorage();
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMrciStreams(Provider);
            silo.Services.AddKeyedSingleton<IGrainStorage>("PubSubStore", subscriptions);
            configure?.Invoke(silo);
        });
        builder.ConfigureClient(static client => client.AddMrciStreams(Provider));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public static IStreamProvider Streams(IServiceProvider services) => services.GetRequiredKeyedService<IStreamProvider>(Provider);

    /// <summary>Streams as a grain or a front in one of the silos sees them.</summary>
    public IStreamProvider OfSilo(int index) => Streams(_cluster.Silos[index].ServiceProvider);

    /// <summary>Streams as a front in a process of its own sees them.</summary>
    public IStreamProvider OfClient() => Streams(_cluster.Client.ServiceProvider);

    public IGrainFactory Grains => _cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>();
}
