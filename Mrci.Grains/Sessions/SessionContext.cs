using Mrci.Commands;
using Mrci.Commands.Host;
using Mrci.Commands.Modules;
using Mrci.Domain.Logs;
using Mrci.Domain.Sessions;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Events;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Sessions.Login;
using Mrci.Grains.Sessions.Peers;
using Mrci.Grains.Users;
using Mrci.Protocol.Identifiers;
using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>What built-in commands may do with their session.</summary>
internal sealed class SessionContext(
    SessionScope scope, SessionChannels channels, SessionPeers peers, SessionLogin login, CommandControl control, EventDispatcher dispatcher)
    : ISessionContext
{
    public SessionState State => scope.State;

    public IGrainFactory Grains => scope.Grains;

    public TimeProvider Time => scope.Time;

    public CommandOptions Options => scope.Services.Options;

    public HostFacts Facts => scope.Services.Facts;

    public IModuleInstaller ModuleInstaller => scope.Services.ModuleInstaller;

    public HostSettings Settings => scope.Settings;

    public bool IsLoopback => scope.IsLoopback;

    public IReadOnlyCollection<LoadedCommand> LoadedCommands => scope.Commands.Loaded;

    public void LogActivity(string text) => scope.Services.Logs.Append(
        new ActivityLogEntry(scope.Time.GetUtcNow(), State.Address, State.ClientVersion, State.SessionId, text));

    public EventOrigin NextOrigin() => scope.NextOrigin();

    public async ValueTask ApplyAsync(IReadOnlyList<HostEvent> events)
    {
        foreach (var notification in events)
            await dispatcher.ApplyAsync(notification);
    }

    public async ValueTask SetOwnerOverrideAsync(bool isOn)
    {
        State.OwnerOverride = isOn;
        if (isOn)
            return;
        try
        {
            await channels.VerifyAsync();
        }
        catch
        {
            scope.IsRereadWanted = true;
            throw;
        }
    }

    public ValueTask LoginAsync(UserSnapshot user) => login.LoginAsync(user);

    public ValueTask<bool> RequestPeerAsync(SessionId peer) => peers.RequestAsync(peer);

    public ValueTask PingPeersAsync() => channels.PingAsync();

    public ValueTask<bool> TerminateAsync(ushort? commandId) => control.TerminateAsync(commandId);

    public bool Pause(ushort? commandId) => control.Pause(commandId);

    public bool Resume(ushort? commandId) => control.Resume(commandId);
}
