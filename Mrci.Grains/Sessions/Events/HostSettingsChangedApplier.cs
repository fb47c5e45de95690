using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>A setting of the host: active updates count at once (P-8.20), command lists are rebuilt if they depend on it (C-LST.4). No frame.</summary>
internal sealed class HostSettingsChangedApplier : EventApplier<HostSettingsChanged>
{
    protected override bool Concerns(HostSettingsChanged notification, EventTarget target) => true;

    protected override EventKey KeyOf(HostSettingsChanged notification) => EventKey.OfHostSettings;

    protected override ValueTask ChangeAsync(HostSettingsChanged notification, EventTarget target)
    {
        var switches = target.Settings.ToCommandSwitches();
        target.Settings = notification.Settings;
        if (switches != notification.Settings.ToCommandSwitches())
            target.RequestRebuild();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask TellAsync(HostSettingsChanged notification, EventTarget target, bool changedState) => ValueTask.CompletedTask;
}
