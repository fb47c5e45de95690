using Mrci.Grains.Events;
using Mrci.Protocol.Frames;

namespace Mrci.Grains.Sessions.Events;

/// <summary>USER_RENAMED: another name, told to active peers, then to the client (P-7.42).</summary>
internal sealed class UserRenamedApplier : EventApplier<UserRenamed>
{
    protected override bool Concerns(UserRenamed notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(UserRenamed notification) => EventKey.OfUser;

    protected override ValueTask ChangeAsync(UserRenamed notification, EventTarget target)
    {
        target.State.RenameUser(notification.NewName);
        return target.Channels.CastToActiveAsync(FrameType.PeerInfo, target.State.ToPeerInfo().ToArray());
    }

    protected override ValueTask TellAsync(UserRenamed notification, EventTarget target, bool changedState)
    {
        target.Forward(notification);

        // Whoever read the later state has sent it.
        return changedState ? target.SendMyInfoAsync() : ValueTask.CompletedTask;
    }
}
