using Mrci.Domain.Sessions;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Login;
using Mrci.Grains.Sessions.Modules;
using Mrci.Protocol.Frames;

namespace Mrci.Grains.Sessions.Events;

/// <summary>The session as the appliers see it.</summary>
internal sealed class EventTarget(
    SessionScope scope, SessionChannels channels, SessionMemberships memberships, SessionLogin login, SessionModules modules)
{
    public SessionState State => scope.State;

    public SessionChannels Channels => channels;

    public SessionMemberships Memberships => memberships;

    /// <summary>The modules of the session (P-7.15, P-7.16).</summary>
    public SessionModules Modules => modules;

    /// <summary>The settings of the host as the session knows them.</summary>
    public HostSettings Settings
    {
        get => scope.Settings;
        set => scope.Use(value);
    }

    /// <summary>P-7.0.4: users match by id, and a session with no user never matches.</summary>
    public bool IsUser(string userId) =>
        State.IsLoggedIn && string.Equals(scope.User?.UserId, userId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the user is in a group, as the session knows it (P-7.0.4).</summary>
    public bool IsInGroup(string groupId) => State.IsLoggedIn && string.Equals(scope.User?.GroupId, groupId, StringComparison.Ordinal);

    /// <summary>Whether async 8 goes to the client (P-7.8).</summary>
    public bool ForwardsUserDeleted => scope.Services.Options.ForwardUserDeleted;

    /// <summary>Sends <c>async id:TEXT</c> with the payload of the event (P-7.0.8).</summary>
    public void Forward(HostEvent notification) => scope.WriteText(FrameType.Text, notification.Command, notification.ToArguments());

    /// <summary>Has the commands rebuilt once the running one is over (P-4.13).</summary>
    public void RequestRebuild() => scope.IsRebuildWanted = true;

    public ValueTask SendMyInfoAsync() => login.SendMyInfoAsync();

    /// <summary>Asks the owners of the data how things are; sends MY_INFO and has the commands rebuilt if they differ.</summary>
    public ValueTask RereadAsync() => login.RereadAsync();

    /// <summary>Logs the user out because his account is gone, and tells the client (P-7.8).</summary>
    public ValueTask ExpelAsync() => login.ExpelAsync();
}
