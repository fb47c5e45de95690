namespace Mrci.Modules.Catalog;

/// <summary>The modules that sessions of this silo may load.</summary>
public interface IModuleCatalog
{
    /// <summary>Lists the installed modules that are not locked, by ascending slot (P-11.10). Their files are on this silo when the call returns.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The modules.</returns>
    ValueTask<IReadOnlyList<InstalledModule>> LoadableAsync(CancellationToken cancellationToken);

    /// <summary>Finds one module, as at ENABLE_MOD (P-7.15).</summary>
    /// <param name="name">Its name; case does not matter.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The module; null when it is unknown or locked.</returns>
    ValueTask<InstalledModule?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Locks a module for all silos (P-11.30, P-11.31): no session loads it until it has been installed again.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The installation that misbehaved; a later one is left alone.</param>
    /// <param name="reason">Why, for administrators.</param>
    ValueTask LockAsync(string name, string version, string reason);
}
