using Microsoft.Extensions.Logging;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Events;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Sessions.Loading;
using Mrci.Grains.Sessions.Login;
using Mrci.Grains.Sessions.Modules;
using Mrci.Grains.Sessions.Moving;
using Mrci.Grains.Sessions.Peers;
using Mrci.Grains.Settings;
using Mrci.Protocol.Frames;
using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>A session from one attachment to its end: puts the parts together and says what follows what.</summary>
internal sealed class AttachedSession
{
    private readonly SessionScope _scope;
    private readonly SessionChannels _channels;
    private readonly SessionPeers _peers;
    private readonly SessionLogin _login;
    private readonly CommandInvoker _invoker;
    private readonly EventDispatcher _events;
    private readonly SessionRebuild _rebuild;
    private readonly SessionModules _modules;
    private readonly InterestTracker _interests;
    private ushort[] _ended = [];

    private AttachedSession(SessionScope scope)
    {
        _scope = scope;
        _channels = new SessionChannels(scope);
        _peers = new SessionPeers(scope);
        _invoker = new CommandInvoker(scope);
        var memberships = new SessionMemberships(scope.State);
        var versions = new EventVersions();
        var control = new CommandControl(scope, _invoker);
        _login = new SessionLogin(scope, _channels, _peers, memberships, versions, control);
        var loaders = new List<SessionLoader>();
        _modules = new SessionModules(scope, loaders, _invoker);
        _events = new EventDispatcher(scope, versions, new EventTarget(scope, _channels, memberships, _login, _modules));
        _interests = new InterestTracker(scope, memberships);
        loaders.AddRange(scope.Services.Loaders.Create(new SessionContext(scope, _channels, _peers, _login, control, _events)));
        _rebuild = new SessionRebuild(scope, _invoker, new CommandFactory(scope, _channels, _peers, loaders), loaders);
    }

    /// <summary>Starts a session, or takes it up again: [<c>2:MY_INFO</c> ·] <c>1:TEXT</c> · NEW_CMD frames (P-1.13, P-7.20, P-7.43).</summary>
    public static async Task<AttachedSession> StartAsync(
        string key, SessionAttachment attachment, IGrainFactory grains, SessionServices services, ILogger logger)
    {
        var session = await CreateAsync(key, attachment, grains, services, logger);
        await session._login.RestoreAsync(attachment);
        session._scope.WriteText(FrameType.Text, AsyncCommand.Rdy, "");
        await session._modules.StartAsync();
        await session._rebuild.ReadAsync();
        await session._rebuild.RunAsync();
        await session._peers.RestoreAsync(attachment.Peers ?? [], session._scope.State.IsLoggedIn);
        return session;
    }

    /// <summary>Goes on where another activation has stopped as planned (P-10.22): only what differs since then reaches the client.</summary>
    public static async Task<AttachedSession> ResumeAsync(
        string key,
        SessionAttachment attachment,
        SessionHandover handover,
        IGrainFactory grains,
        SessionServices services,
        ILogger logger)
    {
        var session = await CreateAsync(key, attachment, grains, services, logger);
        session._scope.Continue(handover);
        foreach (var id in handover.Active)
        {
            session._scope.WriteError(id, "the host has moved this session; please start again.");
            session._scope.WriteIdle(id);
        }

        session._ended = [.. handover.Active];
        await session._login.ResumeAsync(attachment, handover);
        await session._peers.ResumeAsync(attachment.Peers ?? [], session._scope.State.IsLoggedIn);
        await session._modules.StartAsync();
        await session._rebuild.ReadAsync();
        await session._rebuild.ResumeAsync(handover.Commands);
        return session;
    }

    /// <summary>What the next activation needs to go on (P-10.22).</summary>
    public SessionHandover HandOver()
    {
        var state = _scope.State;
        var attachment = _scope.Attachment with
        {
            UserId = _scope.User?.UserId,
            Open = ChannelAccess.RefsOf(state.OpenSubChannels),
            ActiveUpdate = state.ActiveUpdate,
            Peers = _peers.List(),
        };
        return _scope.Count(new SessionHandover
        {
            Attachment = attachment,
            OwnerOverride = state.OwnerOverride,
            CurrentDirectory = state.CurrentDirectory,
            MyInfo = _login.MyInfoBytes(),
            Commands = new Dictionary<ushort, string>(_scope.Commands.Names()),
            Active = [.. _scope.Commands.Ids(static slot => slot.IsActive)],
        });
    }

    public async ValueTask ReceiveAsync(ClientFrame frame)
    {
        // What was meant as input for an invocation that did not move must not start another one.
        if (_ended.Length > 0)
        {
            var isInput = _ended.Contains(frame.CommandId);
            _ended = [];
            if (isInput)
                return;
        }

        await _modules.TakeAsync();
        await _invoker.ReceiveAsync(frame);
        await SettleAsync();
    }

    public async ValueTask TurnAsync()
    {
        await _modules.TakeAsync();
        await _invoker.TurnAsync();
        await SettleAsync();
    }

    public async ValueTask NotifyAsync(HostEvent notification)
    {
        // P-7.0.3: what the session has caused it has applied already.
        if (string.Equals(notification.Origin.SessionId, _scope.Key, StringComparison.Ordinal))
            return;
        await _modules.TakeAsync();
        try
        {
            await ApplyAsync(notification);
        }
        catch (Exception exception)
        {
            SessionLog.EventFailed(_scope.Logger, _scope.Key, notification.Command.ToString(), exception);
            _scope.IsRereadWanted = true;
        }

        await SettleAsync();
    }

    /// <summary>The front end has given a sign of life.</summary>
    public async ValueTask RenewAsync()
    {
        await _modules.TakeAsync();
        await _peers.DropGoneAsync();
        await SettleAsync();
    }

    /// <summary>Reads again what may have changed before the front end had subscribed (P-7.0.3 c).</summary>
    public ValueTask RereadAsync(int interestsVersion)
    {
        _scope.IsRereadWanted = true;

        // The stream of the host, with the ranks of commands, is subscribed to once.
        _scope.IsRebuildWanted |= interestsVersion == InterestTracker.FirstVersion;
        if (interestsVersion == InterestTracker.FirstVersion)
            _modules.Reread();
        return SettleAsync();
    }

    /// <summary>Reads again whatever notifications could have told, the ranks of commands included (P-10.24).</summary>
    public ValueTask RereadAllAsync()
    {
        _scope.IsRereadWanted = true;
        _scope.IsRebuildWanted = true;
        return SettleAsync();
    }

    /// <summary>Ends the session: P-1.18 steps 1 to 4.</summary>
    public async ValueTask EndAsync()
    {
        try
        {
            await _channels.EndAsync();
        }
        catch (Exception exception)
        {
            SessionLog.FarewellFailed(_scope.Logger, _scope.Key, exception);
        }

        await _peers.EndAsync();
        await _rebuild.UnloadAllAsync();
    }

    /// <summary>Another attachment takes over: the commands go without a word to the client or to peers (P-10.13).</summary>
    public async ValueTask AbandonAsync()
    {
        await _rebuild.UnloadAllAsync();
        _scope.Output.Take();
    }

    public SessionReply TakeReply()
    {
        var output = _scope.Output.Take();
        var interests = _interests.Take();
        var isLooping = _scope.Commands.IsLooping;
        var isUserChanged = _scope.IsUserChanged;
        _scope.IsUserChanged = false;
        var peers = _peers.Take();
        if (output.Length == 0 && interests is null && peers is null && !isLooping && !isUserChanged && _scope.CloseReason is null)
            return SessionReply.Nothing;
        return new SessionReply
        {
            Output = output,
            Interests = interests,
            Looping = isLooping,
            CloseReason = _scope.CloseReason,
            UserChanged = isUserChanged,
            UserId = isUserChanged ? _scope.User?.UserId : null,
            Peers = peers,
        };
    }

    private static async Task<AttachedSession> CreateAsync(
        string key, SessionAttachment attachment, IGrainFactory grains, SessionServices services, ILogger logger)
    {
        var settings = await grains.GetGrain<ISettingsGrain>(0).GetAsync();
        return new AttachedSession(new SessionScope(key, attachment, settings, grains, services, logger));
    }

    // P-5.13: all that a frame or an event leads to is done before the next one.
    private async ValueTask SettleAsync()
    {
        if (_scope.IsLogoutWanted)
            await _login.LogoutAsync();
        if (_scope.IsRereadWanted)
            await GuardAsync(_login.RereadAsync());
        await _modules.SettleAsync(_rebuild);
        if (!_scope.IsRebuildWanted)
            return;

        // Without an answer the settings of before count: a user who has gone must not leave commands behind.
        await GuardAsync(_rebuild.ReadAsync());
        await _rebuild.RunAsync();
    }

    // What another session sends has no version that a later state could supersede, so it does not pass the dispatcher.
    private ValueTask ApplyAsync(HostEvent notification) => notification switch
    {
        // What it tells of has been taken already.
        ModuleNews => ValueTask.CompletedTask,
        PeerEvent message => _peers.ReceiveAsync(message),
        PeerPing ping => _peers.AnswerAsync(ping),
        _ => _events.ApplyAsync(notification),
    };

    private async ValueTask GuardAsync(ValueTask step)
    {
        try
        {
            await step;
        }
        catch (Exception exception)
        {
            // P-10.24: tried again with the next call.
            SessionLog.SettlingFailed(_scope.Logger, _scope.Key, exception);
            _scope.IsRereadWanted = true;
        }
    }
}
