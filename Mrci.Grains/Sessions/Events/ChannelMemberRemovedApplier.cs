using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>RM_CH_MEMBER: the user is no member any more; what is open in the channel closes (P-7.34).</summary>
internal sealed class ChannelMemberRemovedApplier : EventApplier<ChannelMemberRemoved>
{
    protected override bool Concerns(ChannelMemberRemoved notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(ChannelMemberRemoved notification) => EventKey.OfMember(notification.ChannelId);

    protected override ValueTask ChangeAsync(ChannelMemberRemoved notification, EventTarget target)
    {
        target.Memberships.Remove(notification.ChannelId);
        return target.Channels.CloseChannelAsync(notification.ChannelId, notification.EntityVersion);
    }
}
