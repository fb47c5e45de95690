using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>DEL_CH: the channel is gone for members, and closes for whoever has something of it open (P-7.27, X-33).</summary>
internal sealed class ChannelDeletedApplier : EventApplier<ChannelDeleted>
{
    protected override bool Concerns(ChannelDeleted notification, EventTarget target) =>
        target.Memberships.Contains(notification.ChannelId) || target.State.HasOpen(notification.ChannelId);

    protected override EventKey KeyOf(ChannelDeleted notification) => EventKey.OfChannel(notification.ChannelId);

    protected override ValueTask ChangeAsync(ChannelDeleted notification, EventTarget target)
    {
        target.Memberships.Remove(notification.ChannelId);
        return target.Channels.CloseChannelAsync(notification.ChannelId);
    }
}
