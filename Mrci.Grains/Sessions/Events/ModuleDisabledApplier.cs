using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>DISABLE_MOD: the commands of the module go, then the module is let go; no frame of its own (P-7.16).</summary>
internal sealed class ModuleDisabledApplier : EventApplier<ModuleDisabled>
{
    protected override bool Concerns(ModuleDisabled notification, EventTarget target) => true;

    protected override EventKey KeyOf(ModuleDisabled notification) => EventKey.OfModule(notification.Name);

    protected override ValueTask TellAsync(ModuleDisabled notification, EventTarget target, bool changedState) =>
        target.Modules.DisableAsync(notification.Name);
}
