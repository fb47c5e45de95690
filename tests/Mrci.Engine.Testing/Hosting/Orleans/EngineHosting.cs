using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mrci.Engine.Orleans.Hosting;
using Mrci.Engine.Orleans.Storage;
using Mrci.Grains;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;

namespace Mrci.Engine.Testing.Hosting;

/// <summary>One silo of Orleans.</summary>
internal static class EngineHosting
{
    // Part of the name of a silo, not opened: it listens on a free port and is called by nobody.
    private const int NominalSiloPort = 11111;

    public static void AddTestEngine(this IHostApplicationBuilder builder, TestEngineOptions options) => builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering(NominalSiloPort, gatewayPort: 0);
        silo.Configure<EndpointOptions>(static endpoint => endpoint.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, 0));
        silo.Services.AddSerializer(static serializer => serializer.AddAssembly(typeof(GrainStores).Assembly));
        silo.AddMrciStreams(options.StreamProvider);
        silo.AddMemoryGrainStorage("PubSubStore");
        if (options.Storage is { } storage)
        {
            silo.Services.AddKeyedSingleton(GrainStores.Default, storage);
        }
        else
        {
            silo.AddMemoryGrainStorage(
                GrainStores.Default, static memory => memory.Configure(static options => options.GrainStorageSerializer = new SystemTextJsonStorageSerializer()));
        }
    });
}
