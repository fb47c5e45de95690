using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>GROUP_UPDATED: the rank of the user's group, and a rebuild; no frame of its own (P-7.17).</summary>
internal sealed class GroupRankChangedApplier : EventApplier<GroupRankChanged>
{
    protected override bool Concerns(GroupRankChanged notification, EventTarget target) => target.IsInGroup(notification.GroupId);

    protected override EventKey KeyOf(GroupRankChanged notification) => EventKey.OfGroup(notification.GroupId);

    protected override ValueTask ChangeAsync(GroupRankChanged notification, EventTarget target)
    {
        target.State.SetGroup(target.State.GroupName, notification.Rank);
        target.RequestRebuild();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask TellAsync(GroupRankChanged notification, EventTarget target, bool changedState) => ValueTask.CompletedTask;
}
