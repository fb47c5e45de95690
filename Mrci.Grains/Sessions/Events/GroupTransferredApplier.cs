using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>GRP_TRANS: another group; MY_INFO and a rebuild (P-7.11).</summary>
internal sealed class GroupTransferredApplier : EventApplier<GroupTransferred>
{
    protected override bool Concerns(GroupTransferred notification, EventTarget target) => target.IsInGroup(notification.GroupId);

    protected override EventKey KeyOf(GroupTransferred notification) => EventKey.OfGroup(notification.GroupId);

    // Name and rank of the other group come from its owner: its versions count from here on.
    protected override ValueTask ChangeAsync(GroupTransferred notification, EventTarget target) => target.RereadAsync();

    protected override ValueTask TellAsync(GroupTransferred notification, EventTarget target, bool changedState) => ValueTask.CompletedTask;
}
