using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>USER_DELETED: logout, a notice, with the option on the frame, then a rebuild (P-7.8, P-4.14).</summary>
internal sealed class UserDeletedApplier : EventApplier<UserDeleted>
{
    protected override bool Concerns(UserDeleted notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(UserDeleted notification) => EventKey.OfUser;

    protected override ValueTask ChangeAsync(UserDeleted notification, EventTarget target) => target.ExpelAsync();

    protected override ValueTask TellAsync(UserDeleted notification, EventTarget target, bool changedState)
    {
        if (target.ForwardsUserDeleted)
            target.Forward(notification);
        return ValueTask.CompletedTask;
    }
}
