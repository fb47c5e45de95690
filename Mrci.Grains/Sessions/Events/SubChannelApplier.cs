using Mrci.Grains.Events;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions.Events;

/// <summary>Base of what concerns the members of a channel and the sessions that had the sub-channel open.</summary>
internal abstract class SubChannelApplier<TEvent> : EventApplier<TEvent>
    where TEvent : SubChannelEvent
{
    protected static SubChannelId IdOf(TEvent notification) => new(notification.ChannelId, notification.SubId);

    protected override bool Concerns(TEvent notification, EventTarget target) =>
        target.Memberships.Contains(notification.ChannelId) || target.Channels.WasOpenBefore(IdOf(notification), notification.EntityVersion);

    protected override EventKey KeyOf(TEvent notification) => EventKey.OfChannel(notification.ChannelId);
}
