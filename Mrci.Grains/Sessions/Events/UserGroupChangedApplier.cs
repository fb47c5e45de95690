using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>USER_GROUP_CHANGED: another group; MY_INFO and a rebuild (P-7.12).</summary>
internal sealed class UserGroupChangedApplier : EventApplier<UserGroupChanged>
{
    protected override bool Concerns(UserGroupChanged notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(UserGroupChanged notification) => EventKey.OfUser;

    // Name and rank of the other group come from its owner: its versions count from here on.
    protected override ValueTask ChangeAsync(UserGroupChanged notification, EventTarget target) => target.RereadAsync();

    protected override ValueTask TellAsync(UserGroupChanged notification, EventTarget target, bool changedState) => ValueTask.CompletedTask;
}
