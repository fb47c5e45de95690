using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>MEM_LEVEL_CHANGED: the member's own sessions close what they have open in the channel; all members are told (P-7.36).</summary>
internal sealed class MemberLevelChangedApplier : EventApplier<MemberLevelChanged>
{
    protected override bool Concerns(MemberLevelChanged notification, EventTarget target) =>
        target.IsUser(notification.UserId) || target.Memberships.Contains(notification.ChannelId);

    protected override EventKey KeyOf(MemberLevelChanged notification) => EventKey.OfChannel(notification.ChannelId);

    protected override ValueTask ChangeAsync(MemberLevelChanged notification, EventTarget target) =>
        target.IsUser(notification.UserId) ? target.Channels.CloseChannelAsync(notification.ChannelId, notification.EntityVersion) : ValueTask.CompletedTask;
}
