using Microsoft.Extensions.DependencyInjection;
using Mrci.Engine.Orleans.Hosting;
using Mrci.Engine.Tests.Streams;
using Mrci.Grains;
using Mrci.Grains.Channels;
using Mrci.Grains.Cluster;
using Mrci.Grains.Streams;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Mrci.Engine.Tests.Casts;

/// <summary>Three silos and a client in this process, with the owners of sub-channels and their mirrors.</summary>
internal sealed class CastCluster : IAsyncDisposable
{
    private const short Silos = 3;

    private readonly InProcessTestCluster _cluster;

    private CastCluster(InProcessTestCluster cluster) => _cluster = cluster;

    /// <summary>What a front in a process of its own has.</summary>
    public IServiceProvider Client => _cluster.Client.ServiceProvider;

    public IClusterClient Grains => _cluster.Client;

    public static async Task<CastCluster> StartAsync()
    {
        var subscriptions = new SharedStorage();
        var builder = new InProcessTestClusterBuilder(Silos);
        builder.ConfigureSilo((_, silo) =>
        {
            // A silo that is gone is known to be gone within a second or two.
            silo.Configure<ClusterMembershipOptions>(static options =>
            {
                options.ProbeTimeout = TimeSpan.FromMilliseconds(500);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            });
            silo.Services.AddSerializer(static serializer => serializer.AddAssembly(typeof(GrainStores).Assembly));
            silo.AddMrciStreams(StreamNames.Provider);
            silo.Services.AddKeyedSingleton<IGrainStorage>("PubSubStore", subscriptions);
        });
        builder.ConfigureClient(static client => client.AddMrciStreams(StreamNames.Provider));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new CastCluster(cluster);
    }

    /// <summary>Where the owner is, and where its mirror is: the one that has the most.</summary>
    public async Task<(SiloAddress Owner, SiloAddress Mirror)> FindAsync(SubChannelRef subChannel)
    {
        var statistics = await Grains.GetGrain<IManagementGrain>(0).GetDetailedGrainStatistics();
        var owner = statistics.Single(each => Key(each).Equals(subChannel.Key, StringComparison.Ordinal)).SiloAddress;
        var found = (Last: 0L, Silo: default(SiloAddress));
        foreach (var mirror in statistics.Where(each => Key(each).StartsWith(subChannel.Key + SitePlacement.Separator, StringComparison.Ordinal)))
        {
            Key(mirror).ShouldEndWith(mirror.SiloAddress.ToParsableString());
            var content = await Grains.GetGrain<ICastMirrorGrain>(Key(mirror)).TakeOverAsync(0);
            if (content.Last > found.Last)
                found = (content.Last, mirror.SiloAddress);
        }

        return (owner, found.Silo.ShouldNotBeNull());

        static string Key(DetailedGrainStatistic activation) => activation.GrainId.Key.ToString()!;
    }

    /// <summary>Ends a silo without a word to anybody.</summary>
    public Task KillAsync(SiloAddress silo) => _cluster.KillSiloAsync(_cluster.Silos.Single(each => each.SiloAddress.Equals(silo)));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
