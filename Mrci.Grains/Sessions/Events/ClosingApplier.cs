using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>RM_SUB_CH, SUB_CH_LEVEL_CHG, ADD_RDONLY, RM_RDONLY: whoever had the sub-channel open closes it (P-7.31, P-7.37 to P-7.39, P-8.13).</summary>
internal sealed class ClosingApplier<TEvent> : SubChannelApplier<TEvent>
    where TEvent : SubChannelEvent
{
    protected override ValueTask ChangeAsync(TEvent notification, EventTarget target) =>
        target.Channels.WasOpenBefore(IdOf(notification), notification.EntityVersion)
            ? target.Channels.AnnounceAsync(target.State.CloseSubChannel(IdOf(notification)))
            : ValueTask.CompletedTask;
}
