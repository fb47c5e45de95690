using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>ENABLE_MOD: the module is loaded, then the commands are rebuilt; no frame of its own (P-7.15).</summary>
internal sealed class ModuleEnabledApplier : EventApplier<ModuleEnabled>
{
    protected override bool Concerns(ModuleEnabled notification, EventTarget target) => true;

    protected override EventKey KeyOf(ModuleEnabled notification) => EventKey.OfModule(notification.Name);

    protected override ValueTask TellAsync(ModuleEnabled notification, EventTarget target, bool changedState) =>
        target.Modules.EnableAsync(notification.Name);
}
