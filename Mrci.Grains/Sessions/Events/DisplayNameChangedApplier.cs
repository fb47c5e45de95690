using Mrci.Grains.Events;
using Mrci.Protocol.Frames;

namespace Mrci.Grains.Sessions.Events;

/// <summary>DISP_RENAMED: another display name, told to active peers; MY_INFO (P-7.10).</summary>
internal sealed class DisplayNameChangedApplier : EventApplier<DisplayNameChanged>
{
    protected override bool Concerns(DisplayNameChanged notification, EventTarget target) => target.IsUser(notification.UserId);

    protected override EventKey KeyOf(DisplayNameChanged notification) => EventKey.OfUser;

    protected override ValueTask ChangeAsync(DisplayNameChanged notification, EventTarget target)
    {
        target.State.SetDisplayName(notification.DisplayName);
        return target.Channels.CastToActiveAsync(FrameType.PeerInfo, target.State.ToPeerInfo().ToArray());
    }

    protected override ValueTask TellAsync(DisplayNameChanged notification, EventTarget target, bool changedState) =>
        // Whoever read the later state has sent it.
        changedState ? target.SendMyInfoAsync() : ValueTask.CompletedTask;
}
