using System.Net;
using Microsoft.Extensions.Logging;
using Mrci.Domain.Sessions;
using Mrci.Domain.Settings;
using Mrci.Grains.Events;
using Mrci.Grains.Sessions.Execution;
using Mrci.Grains.Sessions.Moving;
using Mrci.Grains.Users;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;
using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>What all parts of an attached session share: its state, its output, and what is to be done once the running command is over.</summary>
internal sealed class SessionScope
{
    // Each attachment counts from its own base, so a sequence number is never used twice in the life of a session (P-7.0.3).
    private const int EpochShift = 40;

    private long _casts;
    private long _events;

    public SessionScope(
        string key,
        SessionAttachment attachment,
        HostSettings settings,
        IGrainFactory grains,
        SessionServices services,
        ILogger logger)
    {
        if (!SessionId.TryParse(key, out var sessionId))
            throw new ArgumentException("A session grain's key is 56 hexadecimal digits.", nameof(key));
        Key = key;
        Attachment = attachment;
        Grains = grains;
        Settings = settings;
        Services = services;
        Logger = logger;
        State = new SessionState(
            sessionId,
            IPAddress.Parse(attachment.Address),
            attachment.AppName,
            new ProtocolVersion(attachment.Major, attachment.Minor, attachment.Patch),
            settings.ActiveUpdates);
        IsLoopback = IPAddress.IsLoopback(State.Address);
        Shared = new SharedState(State, Commands);
        _casts = attachment.Epoch << EpochShift;
        _events = attachment.Epoch << EpochShift;
    }

    public string Key { get; }

    public SessionAttachment Attachment { get; }

    public SessionState State { get; }

    public SharedState Shared { get; }

    public CommandTable Commands { get; } = new();

    public OutputBuffer Output { get; } = new();

    public IGrainFactory Grains { get; }

    public HostSettings Settings { get; private set; }

    public SessionServices Services { get; }

    public TimeProvider Time => Services.Time;

    public ILogger Logger { get; }

    public bool IsLoopback { get; }

    /// <summary>The user as last read; null for nobody.</summary>
    public UserSnapshot? User { get; set; }

    /// <summary>The payload of the client frame that is being handled.</summary>
    public byte[]? FramePayload { get; set; }

    /// <summary>P-4.13: the rebuild waits until the invocation is over.</summary>
    public bool IsRebuildWanted { get; set; }

    /// <summary>P-5.7: the logout waits until the command has returned.</summary>
    public bool IsLogoutWanted { get; set; }

    /// <summary>Something went wrong while a change was applied: the owners are to be asked how things are.</summary>
    public bool IsRereadWanted { get; set; }

    public bool IsUserChanged { get; set; }

    /// <summary>Why the session is to end once the invocation is over (P-1.19).</summary>
    public string? CloseReason { get; set; }

    public long NextCast() => ++_casts;

    public EventOrigin NextOrigin() => new(Key, ++_events);

    /// <summary>Adds to a hand-over what the session has numbered.</summary>
    public SessionHandover Count(SessionHandover handover) => handover with { Casts = _casts, Events = _events };

    /// <summary>Goes on with the numbers of the activation before.</summary>
    public void Continue(SessionHandover handover)
    {
        _casts = handover.Casts;
        _events = handover.Events;
        State.CurrentDirectory = handover.CurrentDirectory;
    }

    public void Use(HostSettings settings)
    {
        Settings = settings;
        State.HostActiveUpdates = settings.ActiveUpdates;
    }

    public void Write(FrameType type, ushort id, ReadOnlySpan<byte> payload) => FrameWriter.Write(Output, type, id, payload);

    public void Write(FrameType type, AsyncCommand id, ReadOnlySpan<byte> payload) => FrameWriter.Write(Output, type, (ushort)id, payload);

    public void WriteText(FrameType type, ushort id, string text) => FrameWriter.WriteText(Output, type, id, text);

    public void WriteText(FrameType type, AsyncCommand id, string text) => FrameWriter.WriteText(Output, type, (ushort)id, text);

    public void WriteError(ushort id, string text) => WriteText(FrameType.Err, id, $"err: {text}\n");

    public void WriteIdle(ushort id) => FrameWriter.Write(Output, FrameType.Idle, id);
}
