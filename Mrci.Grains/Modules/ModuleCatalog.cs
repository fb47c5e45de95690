using Microsoft.Extensions.Logging;
using Mrci.Domain.Names;
using Mrci.Modules.Catalog;
using Orleans;

namespace Mrci.Grains.Modules;

/// <summary>The modules that sessions of this silo may load: what the registry says, with the files on this machine.</summary>
/// <param name="grains">Reaches the registry.</param>
/// <param name="copies">The files on this machine.</param>
/// <param name="logger">Told of modules whose files cannot be had.</param>
public sealed partial class ModuleCatalog(IGrainFactory grains, ModuleCopies copies, ILogger<ModuleCatalog> logger) : IModuleCatalog
{
    private IModuleRegistryGrain Registry => grains.GetGrain<IModuleRegistryGrain>(0);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<InstalledModule>> LoadableAsync(CancellationToken cancellationToken)
    {
        var loadable = new List<InstalledModule>();
        foreach (var module in (await Registry.GetAsync()).OrderBy(static module => module.Slot))
        {
            if (await FetchAsync(module, cancellationToken) is { } installed)
                loadable.Add(installed);
        }

        return loadable;
    }

    /// <inheritdoc />
    public async ValueTask<InstalledModule?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var module = (await Registry.GetAsync()).FirstOrDefault(module => CanonicalName.AreSame(module.Name, name));
        return module is null ? null : await FetchAsync(module, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask LockAsync(string name, string version, string reason) => await Registry.LockAsync(version, reason);

    // A module whose files cannot be had stays away from this session; the session starts without it.
    private async ValueTask<InstalledModule?> FetchAsync(ModuleInfo module, CancellationToken cancellationToken)
    {
        if (module.IsLocked)
            return null;
        try
        {
            return new InstalledModule(module.Name, await copies.GetAsync(module, cancellationToken), module.Slot, module.Installation);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotFetched(exception, module.Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The files of the module {Name} cannot be had; sessions do without it")]
    private partial void LogNotFetched(Exception exception, string name);
}
