using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>GROUP_RENAMED: the name of the user's group; MY_INFO (P-7.9, X-30).</summary>
internal sealed class GroupRenamedApplier : EventApplier<GroupRenamed>
{
    protected override bool Concerns(GroupRenamed notification, EventTarget target) => target.IsInGroup(notification.GroupId);

    protected override EventKey KeyOf(GroupRenamed notification) => EventKey.OfGroup(notification.GroupId);

    protected override ValueTask ChangeAsync(GroupRenamed notification, EventTarget target)
    {
        target.State.SetGroup(notification.NewName, target.State.HostRank);
        return ValueTask.CompletedTask;
    }

    protected override ValueTask TellAsync(GroupRenamed notification, EventTarget target, bool changedState) =>
        // Whoever read the later state has sent it.
        changedState ? target.SendMyInfoAsync() : ValueTask.CompletedTask;
}
