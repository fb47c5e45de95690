using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>INVITED_TO_CH: the client is told, nothing else (P-7.33).</summary>
internal sealed class ChannelInvitationApplier : EventApplier<ChannelInvitation>
{
    protected override bool Concerns(ChannelInvitation notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(ChannelInvitation notification) => EventKey.OfMember(notification.ChannelId);
}
