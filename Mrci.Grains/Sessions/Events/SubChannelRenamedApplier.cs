using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>RENAME_SUB_CH: the clients of members are told (P-7.32).</summary>
internal sealed class SubChannelRenamedApplier : SubChannelApplier<SubChannelRenamed>
{
    protected override bool Concerns(SubChannelRenamed notification, EventTarget target) => target.Memberships.Contains(notification.ChannelId);
}
