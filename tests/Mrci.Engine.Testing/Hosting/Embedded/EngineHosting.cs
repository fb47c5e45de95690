using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Mrci.Engine.Embedded;
using Mrci.Grains;
using Mrci.Grains.Cluster;

namespace Mrci.Engine.Testing.Hosting;

/// <summary>The embedded engine.</summary>
internal static class EngineHosting
{
    public static void AddTestEngine(this IHostApplicationBuilder builder, TestEngineOptions options)
    {
        builder.Services.TryAddSingleton<IClusterView, SingleSite>();
        builder.Services.AddMrciEmbeddedEngine(engine =>
        {
            engine.AddGrainAssembly(typeof(GrainStores).Assembly).AddStreams(options.StreamProvider);
            if (options.Storage is { } storage)
                engine.AddStorage(GrainStores.Default, (_, _) => storage);
            else
                engine.AddMemoryStorage(GrainStores.Default);
        });
    }
}
