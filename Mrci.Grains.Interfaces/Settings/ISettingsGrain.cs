using Mrci.Domain.Settings;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Settings;

/// <summary>All settings of the host (D-608). Key: 0.</summary>
[Alias("mrci.ISettingsGrain")]
public interface ISettingsGrain : IGrainWithIntegerKey
{
    /// <summary>The settings as they are now.</summary>
    [ReadOnly, Alias("Get")]
    Task<HostSettings> GetAsync();

    /// <summary>Whether the initial data is complete (the marker of D-404).</summary>
    [ReadOnly, Alias("IsInitialized")]
    Task<bool> IsInitializedAsync();

    /// <summary>
    /// Makes the initial data once: settings, groups <c>root</c> and <c>users</c>, the protected account (D-401 to D-404). Repeating it, also
    /// after a crash in the middle, finishes what is missing and changes nothing else.
    /// </summary>
    /// <returns>True when this call made the protected account, so its password is the one handed in.</returns>
    [Alias("Initialize")]
    Task<bool> InitializeAsync(HostSettings initial, Mrci.Domain.Accounts.PasswordRecord rootPassword);
}
