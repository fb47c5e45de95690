using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>CH_ACT_FLAG: the session works out anew whether active updates are on (P-7.29, P-8.20).</summary>
internal sealed class ActiveFlagChangedApplier : SubChannelApplier<ActiveFlagChanged>
{
    protected override ValueTask ChangeAsync(ActiveFlagChanged notification, EventTarget target)
    {
        if (target.Channels.WasOpenBefore(IdOf(notification), notification.EntityVersion))
            target.State.SetActiveFlag(IdOf(notification), notification.On);
        return ValueTask.CompletedTask;
    }
}
