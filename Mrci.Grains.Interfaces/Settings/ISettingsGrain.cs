using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Failures;
using Orleans;
using Orleans.Concurrency;

namespace Mrci.Grains.Settings;

/// <summary>All settings of the host (D-608). Key: 0.</summary>
[Alias("mrci.ISettingsGrain")]
public interface ISettingsGrain : IGrainWithIntegerKey
{
    /// <summary>The settings as they are now.</summary>
    [AlwaysInterleave, ReadOnly, Alias("Get")]
    Task<HostSettings> GetAsync();

    /// <summary>Id of the group of new accounts, which the settings name (D-600). Interleaves: groups ask while they are being removed (D-708).</summary>
    [AlwaysInterleave, ReadOnly, Alias("GetInitialGroupId")]
    Task<string> GetInitialGroupIdAsync();

    /// <summary>Id of the protected account (C-RANK.4); empty before the set-up.</summary>
    [ReadOnly, Alias("GetRootUserId")]
    Task<string> GetRootUserIdAsync();

    /// <summary>Changes one setting and publishes <see cref="HostSettingsChanged"/> to all sessions (C-CFG.20).</summary>
    /// <param name="operation">Id of the operation.</param>
    /// <param name="key">Name of the property of <see cref="HostSettings"/>; not <see cref="HostSettings.InitialGroup"/>.</param>
    /// <param name="value">The value as text (<see cref="HostSetting.TryApply"/>).</param>
    /// <param name="origin">Who causes the event.</param>
    /// <returns>The event, for the caller's own session to apply first; null when there is no such setting or it doesn't take the value.</returns>
    [Alias("Change")]
    Task<HostSettingsChanged?> ChangeAsync(Guid operation, string key, string value, EventOrigin origin);

    /// <summary>
    /// Makes a group that of new accounts (C-CFG.5), and publishes <see cref="HostSettingsChanged"/>. The caller has asked the group: groups wait for
    /// the settings, so the settings never ask one.
    /// </summary>
    /// <param name="operation">Id of the operation.</param>
    /// <param name="groupId">The group.</param>
    /// <param name="name">Its name as stored.</param>
    /// <param name="origin">Who causes the event.</param>
    /// <returns>The event.</returns>
    [Alias("SetInitialGroup")]
    Task<HostSettingsChanged> SetInitialGroupAsync(Guid operation, string groupId, string name, EventOrigin origin);

    /// <summary>A group has another name (D-703): the settings name it by the new one if it is the initial group.</summary>
    [Repeatable, Alias("GroupRenamed")]
    Task GroupRenamedAsync(string groupId, string name);

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
