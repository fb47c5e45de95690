using Mrci.Grains.Events;

namespace Mrci.Grains.Sessions.Events;

/// <summary>RW_MY_INFO: the e-mail address or its flag; MY_INFO (P-7.23).</summary>
internal sealed class UserInfoChangedApplier : EventApplier<UserInfoChanged>
{
    protected override bool Concerns(UserInfoChanged notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(UserInfoChanged notification) => EventKey.OfUser;

    protected override ValueTask TellAsync(UserInfoChanged notification, EventTarget target, bool changedState) =>
        // Whoever read the later state has sent it.
        changedState ? target.SendMyInfoAsync() : ValueTask.CompletedTask;
}
