using Microsoft.Extensions.Options;
using Mrci.Engine.Embedded;
using Mrci.Grains;
using Mrci.Grains.Cluster;
using Mrci.Grains.Streams;
using Mrci.Hosting.Configuration;
using Mrci.Silo.Configuration;
using Mrci.Storage;

namespace Mrci.Silo.Hosting.Engine;

/// <summary>Runs the grains on the embedded engine: this process alone, its state in the host's store.</summary>
internal static class EngineHosting
{
    public static void AddEngine(this WebApplicationBuilder builder)
    {
        ThrowIfCluster(builder.Configuration.GetSection(HostConfiguration.Section));
        builder.Services.AddSingleton<IClusterView, SingleSite>();
        builder.Services.AddMrciEmbeddedEngine(static engine => engine
            .AddGrainAssembly(typeof(GrainStores).Assembly)
            .AddStreams(StreamNames.Provider)
            .AddAdoNetStorage(GrainStores.Default, static storage =>
            {
                storage.ServiceId = EngineNames.ServiceId;
                storage.DataSource = static services => services.GetRequiredService<Store>().DataSource;
            }));
    }

    private static void ThrowIfCluster(IConfigurationSection host)
    {
        if (host.GetValue<bool>("Cluster:Enabled"))
        {
            throw new OptionsValidationException(MrciOptions.Section, typeof(MrciOptions),
            [
                "Mrci:Cluster:Enabled is true, but this build has the embedded engine, which is one process. A cluster needs a build with"
                + " -p:MrciEngine=Orleans (docs/engines.md).",
            ]);
        }
    }
}
