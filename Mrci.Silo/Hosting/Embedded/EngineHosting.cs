using Mrci.Engine.Embedded;
using Mrci.Grains;
using Mrci.Grains.Streams;
using Mrci.Silo.Configuration;
using Mrci.Storage;

namespace Mrci.Silo.Hosting.Engine;

/// <summary>Runs the grains on the embedded engine: this process alone, its state in the host's store.</summary>
internal static class EngineHosting
{
    public static void AddEngine(this WebApplicationBuilder builder) =>
        builder.Services.AddMrciEmbeddedEngine(static engine => engine
            .AddGrainAssembly(typeof(GrainStores).Assembly)
            .AddStreams(StreamNames.Provider)
            .AddAdoNetStorage(GrainStores.Default, static storage =>
            {
                storage.ServiceId = EngineNames.ServiceId;
                storage.DataSource = static services => services.GetRequiredService<Store>().DataSource;
            }));
}
