using Mrci.Grains.Events;
using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Modules;

/// <summary>
/// The modules of the host and their slots (D-610, D-715). Key: 0. A module comes in three steps: a reservation, its files, and the enabling that publishes
/// <see cref="ModuleEnabled"/>. It goes in two: the lock that publishes <see cref="ModuleDisabled"/>, and 5 s later its files and the record (P-11.25).
/// </summary>
[Alias("mrci.IModuleRegistryGrain")]
public interface IModuleRegistryGrain : IGrainWithIntegerKey
{
    /// <summary>All modules in order of their reservation. Answered also while files are being deleted.</summary>
    [ReadOnly, AlwaysInterleave, Alias("Get")]
    Task<ModuleInfo[]> GetAsync();

    /// <summary>
    /// Takes a name and the lowest free slot (C-add_mod.2, D-306). The reservation lapses when it is not renewed for a minute; then what was stored of its files
    /// is deleted.
    /// </summary>
    /// <param name="operation">Operation id; a repeat gives the same answer.</param>
    /// <param name="name">The name, valid by D-209.</param>
    [Alias("Reserve")]
    Task<ModuleReservation> ReserveAsync(Guid operation, string name);

    /// <summary>The process that makes an installation is still there.</summary>
    /// <param name="installation">Id of the installation.</param>
    /// <returns>False when the reservation has lapsed.</returns>
    [Repeatable, Alias("Renew")]
    Task<bool> RenewAsync(string installation);

    /// <summary>All files are stored: sessions may load the module (C-add_mod.4).</summary>
    /// <param name="installation">Id of the installation.</param>
    /// <param name="origin">The session that acts.</param>
    [Repeatable, Alias("Enable")]
    Task<ModuleEnabling> EnableAsync(string installation, EventOrigin origin);

    /// <summary>Gives an installation up: files and record are gone when this returns. One that has been enabled meanwhile is removed as by <see cref="RemoveAsync"/>.</summary>
    /// <param name="installation">Id of the installation; there may be none.</param>
    [Repeatable, Alias("Cancel")]
    Task CancelAsync(string installation);

    /// <summary>Removes a module (C-rm_mod.1). One that is being removed gets another 5 s (P-11.25).</summary>
    /// <param name="operation">Operation id; a repeat gives the same answer.</param>
    /// <param name="name">Name of the module; case does not matter.</param>
    /// <param name="origin">The session that acts.</param>
    [Alias("Remove")]
    Task<ModuleRemoval> RemoveAsync(Guid operation, string name, EventOrigin origin);

    /// <summary>Locks an installed module for all silos, until it is removed and installed again (P-11.30, P-11.31).</summary>
    /// <param name="installation">Id of the installation; when there is another one by now, nothing happens.</param>
    /// <param name="reason">Why.</param>
    [Repeatable, Alias("Lock")]
    Task LockAsync(string installation, string reason);
}
