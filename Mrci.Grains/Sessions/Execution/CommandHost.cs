using Mrci.Grains.Channels;
using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Peers;
using Mrci.Modules;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;

namespace Mrci.Grains.Sessions.Execution;

/// <summary>What one command, or one helper of it, may ask of its session (P-11.6, P-11.7).</summary>
internal sealed class CommandHost(
    SessionScope scope,
    SessionChannels channels,
    SessionPeers peers,
    CommandSlot slot,
    CommandSlot.Helper? helper,
    bool isInternal,
    IReadOnlyDictionary<string, ICommand> internCommands) : ICommandHost
{
    public ushort CommandId => slot.Id;

    public string CommandName => slot.Name;

    public bool InLoopMode => helper?.Loops ?? slot.Loops;

    public bool InMoreInputMode => helper?.WantsInput ?? slot.WantsInput;

    public bool ErrSent => helper?.ErrSent ?? slot.ErrSent;

    public IReadOnlyDictionary<string, ICommand> InternCommands => internCommands;

    public void DataToClient(ReadOnlyMemory<byte> data, FrameType type = FrameType.Text)
    {
        if (isInternal ? FrameTypes.IsForbiddenForInternalOutput(type) : FrameTypes.IsForbiddenForCast(type))
        {
            // P-5.20, P-5.22
            SessionLog.OutputDropped(scope.Logger, slot.Name, type);
            return;
        }

        if (data.Length > FrameHeader.MaxPayload)
        {
            Error($"a payload of {data.Length} bytes does not fit into a frame.");
            return;
        }

        if (type == FrameType.Err)
            MarkError();
        scope.Write(type, slot.Id, data.Span);
    }

    public ValueTask CastToPeersAsync(ReadOnlyMemory<byte> data, FrameType type = FrameType.Text)
    {
        if (FrameTypes.IsForbiddenForCast(type))
        {
            SessionLog.CastDropped(scope.Logger, slot.Name, type);
            return ValueTask.CompletedTask;
        }

        if (data.Length > FrameHeader.MaxPayload)
        {
            Error($"a payload of {data.Length} bytes does not fit into a frame.");
            return ValueTask.CompletedTask;
        }

        return channels.CastAsync(data, type);
    }

    public async ValueTask ToPeerAsync(SessionId peer, ReadOnlyMemory<byte> data, FrameType type = FrameType.Text)
    {
        if (data.Length > P2PPayload.MaxData)
        {
            Error($"data of {data.Length} bytes does not fit into a frame behind the session id.");
            return;
        }

        // P-9.8: the command is not told.
        if (FrameTypes.IsForbiddenForPeer(type) || !await peers.SendAsync(peer, data, type))
            SessionLog.PeerDataDropped(scope.Logger, slot.Name, type);
    }

    public ValueTask<bool> OpenChByIdAsync(ulong channelId, byte subId) => ReportAsync(channels.OpenAsync(new SubChannelRef(channelId, subId)));

    public ValueTask<bool> OpenChByNameAsync(string channel, string subChannel) => ReportAsync(channels.OpenAsync(channel, subChannel));

    public ValueTask<bool> CloseChByIdAsync(ulong channelId, byte subId) => ReportAsync(channels.CloseAsync(new SubChannelRef(channelId, subId)));

    public ValueTask<bool> CloseChByNameAsync(string channel, string subChannel) => ReportAsync(channels.CloseAsync(channel, subChannel));

    public void EnableLoop(bool on)
    {
        if (!CanChangeModes)
            return;
        helper?.Loops = on;
        slot.SetLoop(on);
        EndIfDone();
    }

    public void EnableMoreInput(bool on)
    {
        if (!CanChangeModes)
            return;
        helper?.WantsInput = on;
        slot.SetMoreInput(on);
        EndIfDone();
    }

    public void CommandFinished()
    {
        if (!CanChangeModes)
            return;
        slot.ClearModes();
        EndIfDone();
    }

    public void CloseSession() => scope.CloseReason ??= $"closed by the command {slot.Name}";

    public void Logout() => scope.IsLogoutWanted = true;

    // A command that has no invocation open can't open or end one by itself (P-5.3).
    private bool CanChangeModes => slot.IsRunning || slot.IsActive;

    // P-5.8; while procBin runs, its return ends the invocation.
    private void EndIfDone()
    {
        if (!slot.IsRunning && !slot.IsActive)
            scope.WriteIdle(slot.Id);
    }

    private async ValueTask<bool> ReportAsync(ValueTask<string?> outcome)
    {
        if (await outcome is not { } error)
            return true;
        Error(error);
        return false;
    }

    private void Error(string text)
    {
        MarkError();
        scope.WriteError(slot.Id, text);
    }

    private void MarkError()
    {
        slot.ErrSent = true;
        helper?.ErrSent = true;
    }
}
