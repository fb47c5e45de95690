using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.State;
using Mrci.Grains.Streams;

namespace Mrci.Grains.Settings;

/// <content>Changes of settings (C-CFG.20).</content>
public sealed partial class SettingsGrain
{
    private Outbox? _outbox;

    private Outbox Outbox => _outbox ??= new Outbox(this, time, logger);

    /// <inheritdoc />
    public Task<string> GetRootUserIdAsync() => Task.FromResult(Committed.RootUserId);

    /// <inheritdoc />
    public async Task<HostSettingsChanged?> ChangeAsync(Guid operation, string key, string value, EventOrigin origin)
    {
        var setting = HostSettingCatalog.Find(key);
        return setting is null || IsInitialGroup(setting) || !setting.TryApply(Committed.Settings, value, out var settings)
            ? null
            : await StoreAsync(operation, Committed with { Settings = settings }, origin);
    }

    /// <inheritdoc />
    public Task<HostSettingsChanged> SetInitialGroupAsync(Guid operation, string groupId, string name, EventOrigin origin) =>
        StoreAsync(operation, Committed with { Settings = Committed.Settings with { InitialGroup = name }, InitialGroupId = groupId }, origin);

    /// <inheritdoc />
    public Task GroupRenamedAsync(string groupId, string name) =>
        Committed.InitialGroupId.Equals(groupId, StringComparison.Ordinal) && !Committed.Settings.InitialGroup.Equals(name, StringComparison.Ordinal)
            ? SetInitialGroupAsync(Guid.NewGuid(), groupId, name, EventOrigin.None)
            : Task.CompletedTask;

    private static bool IsInitialGroup(HostSetting setting) => setting.Key.Equals(nameof(HostSettings.InitialGroup), StringComparison.Ordinal);

    private async Task<HostSettingsChanged> StoreAsync(Guid operation, SettingsState next, EventOrigin origin)
    {
        if (Committed.Operations.Find(operation) is { } done)
            return new HostSettingsChanged(origin, done.Version, Committed.Settings);
        var version = Committed.Version + 1;
        await CommitAsync(next with { Version = version, Operations = next.Operations.Remember(new SettingsOperation(operation, version)) });
        var changed = new HostSettingsChanged(origin, version, next.Settings);
        await Outbox.PostAsync(() => this.PublishAsync(StreamKey.Host, changed));
        return changed;
    }
}
