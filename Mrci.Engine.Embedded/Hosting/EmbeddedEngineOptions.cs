using System.Reflection;
using Mrci.Engine.Embedded.Storage;
using Orleans.Storage;

namespace Mrci.Engine.Embedded;

/// <summary>What the embedded engine is made of. Read once, by <see cref="EmbeddedEngineServiceCollectionExtensions.AddMrciEmbeddedEngine"/>.</summary>
public sealed class EmbeddedEngineOptions
{
    /// <summary>Name of the storage that a state without a storage name uses.</summary>
    public const string DefaultStorageName = "Default";

    private readonly HashSet<Assembly> _grainAssemblies = [];
    private readonly HashSet<string> _streamProviders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<IServiceProvider, string, IGrainStorage>> _storages = new(StringComparer.Ordinal);

    /// <summary>How long a caller waits for an answer before it gets a <see cref="TimeoutException"/>. Positive; 30 seconds, as in Orleans.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an activation may be idle before it is deactivated. Positive; 15 minutes, as in Orleans.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. Positive; one minute, as in Orleans.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long <see cref="Orleans.Grain.OnDeactivateAsync"/> may take before its token is cancelled, and the whole stop of the engine. Positive; 30 seconds, as in Orleans.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal IReadOnlyCollection<Assembly> GrainAssemblies => _grainAssemblies;

    internal IReadOnlyCollection<string> StreamProviders => _streamProviders;

    internal IReadOnlyDictionary<string, Func<IServiceProvider, string, IGrainStorage>> Storages => _storages;

    /// <summary>Takes all grain classes of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>These options.</returns>
    public EmbeddedEngineOptions AddGrainAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _grainAssemblies.Add(assembly);
        return this;
    }

    /// <summary>Adds a stream provider. Its streams live in memory.</summary>
    /// <param name="name">Name of the provider.</param>
    /// <returns>These options.</returns>
    public EmbeddedEngineOptions AddStreams(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _streamProviders.Add(name);
        return this;
    }

    /// <summary>Adds a storage that forgets everything when the process ends.</summary>
    /// <param name="name">Name of the storage.</param>
    /// <returns>These options.</returns>
    public EmbeddedEngineOptions AddMemoryStorage(string name = DefaultStorageName)
        => AddStorage(name, static (services, storageName) => MemoryGrainStorage.Create(services, storageName));

    /// <summary>Adds a storage in the tables that Orleans' ADO.NET provider uses.</summary>
    /// <param name="name">Name of the storage.</param>
    /// <param name="configure">Sets where the database is.</param>
    /// <returns>These options.</returns>
    public EmbeddedEngineOptions AddAdoNetStorage(string name, Action<AdoNetStorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new AdoNetStorageOptions();
        configure(options);
        return AddStorage(name, (services, storageName) => AdoNetGrainStorage.Create(services, storageName, options));
    }

    /// <summary>Adds a storage of another kind. It is also registered as a keyed <see cref="IGrainStorage"/>.</summary>
    /// <param name="name">Name of the storage.</param>
    /// <param name="create">Makes it, once, from the services and its name.</param>
    /// <returns>These options.</returns>
    public EmbeddedEngineOptions AddStorage(string name, Func<IServiceProvider, string, IGrainStorage> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        _storages[name] = create;
        return this;
    }

    internal void Validate()
    {
        RequirePositive(CallTimeout, nameof(CallTimeout));
        RequirePositive(CollectionAge, nameof(CollectionAge));
        RequirePositive(CollectionQuantum, nameof(CollectionQuantum));
        RequirePositive(DeactivationTimeout, nameof(DeactivationTimeout));
    }

    private static void RequirePositive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero)
            throw new Orleans.Runtime.OrleansConfigurationException($"{name} must be positive, not {value}.");
    }
}
