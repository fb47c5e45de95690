using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>NEW_CH_MEMBER: the user owns a new channel (P-7.26).</summary>
internal sealed class NewChannelMemberApplier : EventApplier<NewChannelMember>
{
    protected override bool Concerns(NewChannelMember notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(NewChannelMember notification) => EventKey.OfMember(notification.ChannelId);

    protected override ValueTask ChangeAsync(NewChannelMember notification, EventTarget target)
    {
        target.Memberships.Add(notification.ChannelId, notification.ChannelName);
        return ValueTask.CompletedTask;
    }
}
