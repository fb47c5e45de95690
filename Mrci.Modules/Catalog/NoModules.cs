namespace Mrci.Modules.Catalog;

/// <summary>The catalog of a host without modules.</summary>
internal sealed class NoModules : IModuleCatalog
{
    public ValueTask<IReadOnlyList<InstalledModule>> LoadableAsync(CancellationToken cancellationToken) => new([]);

    public ValueTask<InstalledModule?> FindAsync(string name, CancellationToken cancellationToken) => new((InstalledModule?)null);

    public ValueTask LockAsync(string name, string version, string reason) => ValueTask.CompletedTask;
}
