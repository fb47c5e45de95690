using Mrci.Engine.Orleans.Clustering;
using Mrci.Engine.Orleans.Hosting;
using Mrci.Front.Configuration;
using Mrci.Grains.Streams;
using Mrci.Hosting;
using Mrci.Hosting.Configuration;
using Mrci.Hosting.Control;
using Mrci.Hosting.Endpoints;
using Mrci.Hosting.Health;
using Mrci.Hosting.Logs;
using Mrci.Storage;
using Mrci.TcpFront;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Mrci.Front.Hosting.Engine;

/// <summary>Puts the parts of the front together: store, client of the cluster, front end, health. They start in this order and stop in reverse.</summary>
internal static class FrontComposition
{
    public static WebApplication Build(IReadOnlyDictionary<string, string?> commandLine)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        HostConfiguration.Load(builder.Configuration, commandLine);
        var section = builder.Configuration.GetSection(HostConfiguration.Section);
        var options = section.Get<FrontProgramOptions>() ?? new FrontProgramOptions();
        options.Listen.Clear();
        foreach (var listen in ListenList.Read(builder.Configuration).DefaultIfEmpty(FrontProgramOptions.DefaultListen))
            options.Listen.Add(listen);
        FrontProgramOptionsValidator.ThrowIfInvalid(options);
        var cluster = section.ReadCluster(always: true);
        ClusterStore.ThrowIfUnfit(section);

        builder.Logging.AddMrciConsole();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddMrciStorage(store =>
        {
            section.GetSection("Storage").Bind(store);
            // The store has the members of the cluster and the logs; its schema and the files of users are the silos' business.
            store.DataDirectory = "";
            store.Migrate = false;
        });
        builder.UseOrleansClient(client => client
            .AddMrciCluster(cluster)
            .UseAdoNetClustering(static members => members.Configure<Store>(UseStore))
            .AddMrciStreams(StreamNames.Provider));
        builder.Services.AddHostedService<DebugLogging>();
        builder.Services.AddMrciHostStop();
        builder.Services.AddMrciTcpFront(front => section.GetSection("Front").Bind(front));

        var endpoints = new MrciEndpoints();
        builder.Services.AddSingleton(endpoints);
        builder.Services.AddHostedService<ReadyAnnouncement>();
        builder.Services.AddMrciHealth().AddCheck<ClusterCheck>("cluster", tags: [HealthTags.Ready], timeout: ClusterCheck.Timeout);
        builder.WebHost.ConfigureKestrel(kestrel => endpoints.Listen(kestrel, options.Listen, options.Http));

        var host = builder.Build();
        host.MapMrciHealth(options.Http);
        return host;
    }

    private static void UseStore(AdoNetClusteringClientOptions options, Store store)
    {
        options.Invariant = store.OrleansInvariant;
        options.ConnectionString = store.ConnectionString;
    }
}
