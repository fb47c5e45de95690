using Mrci.Domain.Sessions;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Login;
using Mrci.Protocol.Frames;

namespace Mrci.Grains.Sessions.Events;

/// <summary>The session as the appliers see it.</summary>
internal sealed class EventTarget(SessionScope scope, SessionChannels channels, SessionMemberships memberships, SessionLogin login)
{
    public SessionState State => scope.State;

    public SessionChannels Channels => channels;

    public SessionMemberships Memberships => memberships;

    /// <summary>The settings of the host as the session knows them.</summary>
    public HostSettings Settings
    {
        get => scope.Settings;
        set => scope.Use(value);
    }

    /// <summary>P-7.0.4: users match by id, and a session with no user never matches.</summary>
    public bool IsUser(string userId) =>
        State.IsLoggedIn && string.Equals(scope.User?.UserId, userId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Sends <c>async id:TEXT</c> with the payload of the event (P-7.0.8).</summary>
    public void Forward(HostEvent notification) => scope.WriteText(FrameType.Text, notification.Command, notification.ToArguments());

    /// <summary>Has the commands rebuilt once the running one is over (P-4.13).</summary>
    public void RequestRebuild() => scope.IsRebuildWanted = true;

    public ValueTask SendMyInfoAsync() => login.SendMyInfoAsync();
}
