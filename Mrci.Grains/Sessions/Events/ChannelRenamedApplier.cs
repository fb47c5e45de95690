using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>RENAME_CH: members know the channel by its new name; what is open stays open (P-7.28).</summary>
internal sealed class ChannelRenamedApplier : EventApplier<ChannelRenamed>
{
    protected override bool Concerns(ChannelRenamed notification, EventTarget target) => target.Memberships.Contains(notification.ChannelId);

    protected override EventKey KeyOf(ChannelRenamed notification) => EventKey.OfChannel(notification.ChannelId);

    protected override ValueTask ChangeAsync(ChannelRenamed notification, EventTarget target)
    {
        target.Memberships.Add(notification.ChannelId, notification.NewName);
        return ValueTask.CompletedTask;
    }
}
