using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>NEW_SUB_CH: the clients of members are told (P-7.30).</summary>
internal sealed class SubChannelAddedApplier : EventApplier<SubChannelAdded>
{
    protected override bool Concerns(SubChannelAdded notification, EventTarget target) => target.Memberships.Contains(notification.ChannelId);

    protected override EventKey KeyOf(SubChannelAdded notification) => EventKey.OfChannel(notification.ChannelId);
}
