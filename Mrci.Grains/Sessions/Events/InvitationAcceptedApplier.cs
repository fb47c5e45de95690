using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>INVITE_ACCEPTED: the user is a member now (P-7.35).</summary>
internal sealed class InvitationAcceptedApplier : EventApplier<InvitationAccepted>
{
    protected override bool Concerns(InvitationAccepted notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(InvitationAccepted notification) => EventKey.OfMember(notification.ChannelId);

    protected override ValueTask ChangeAsync(InvitationAccepted notification, EventTarget target)
    {
        target.Memberships.Add(notification.ChannelId, notification.ChannelName);
        return ValueTask.CompletedTask;
    }
}
