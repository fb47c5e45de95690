using Mrci.ModuleHost.Links;
using Mrci.Modules;
using Mrci.Modules.Wire;
using Mrci.Modules.Wire.Bodies;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.ModuleHost.Commands;

/// <summary>What a command of a module sees of its session: requests go over the socket in the order of the calls (P-11.13).</summary>
internal sealed class HostProxy(HostLink link, int session, ushort commandId, string commandName) : ICommandHost
{
    private readonly Dictionary<string, ICommand> _helpers = new(StringComparer.Ordinal);

    public ushort CommandId => commandId;

    public string CommandName => commandName;

    public bool InLoopMode { get; private set; }

    public bool InMoreInputMode { get; private set; }

    public bool ErrSent { get; private set; }

    public IReadOnlyDictionary<string, ICommand> InternCommands => _helpers;

    public void Add(string name, CommandTexts texts) => _helpers[name] = new HelperProxy(this, name, texts);

    public void BeginRun(bool loops, bool wantsInput) => (InLoopMode, InMoreInputMode, ErrSent) = (loops, wantsInput, false);

    public void EndModes() => InLoopMode = InMoreInputMode = false;

    public void DataToClient(ReadOnlyMemory<byte> data, FrameType type = FrameType.Text)
    {
        ErrSent |= type == FrameType.Err;
        if (Fits(data))
            Tell(MessageKind.Output, new BodyWriter().Byte((byte)type).Bytes(data.Span));
    }

    public ValueTask CastToPeersAsync(ReadOnlyMemory<byte> data, FrameType type = FrameType.Text) =>
        Fits(data) ? DoAsync(MessageKind.Cast, new BodyWriter().Byte((byte)type).Bytes(data.Span)) : ValueTask.CompletedTask;

    public ValueTask ToPeerAsync(SessionId peer, ReadOnlyMemory<byte> data, FrameType type = FrameType.Text) =>
        Fits(data)
            ? DoAsync(MessageKind.ToPeer, new BodyWriter().Bytes(peer.ToArray()).Byte((byte)type).Bytes(data.Span))
            : ValueTask.CompletedTask;

    public ValueTask<bool> OpenChByIdAsync(ulong channelId, byte subId) =>
        AskAsync(MessageKind.OpenById, new BodyWriter().UInt64(channelId).Byte(subId));

    public ValueTask<bool> OpenChByNameAsync(string channel, string subChannel) =>
        AskAsync(MessageKind.OpenByName, new BodyWriter().Text(channel).Text(subChannel));

    public ValueTask<bool> CloseChByIdAsync(ulong channelId, byte subId) =>
        AskAsync(MessageKind.CloseById, new BodyWriter().UInt64(channelId).Byte(subId));

    public ValueTask<bool> CloseChByNameAsync(string channel, string subChannel) =>
        AskAsync(MessageKind.CloseByName, new BodyWriter().Text(channel).Text(subChannel));

    public void EnableLoop(bool on)
    {
        InLoopMode = on;
        Tell(MessageKind.EnableLoop, new BodyWriter().Flag(on));
    }

    public void EnableMoreInput(bool on)
    {
        InMoreInputMode = on;
        Tell(MessageKind.EnableMoreInput, new BodyWriter().Flag(on));
    }

    public void CommandFinished()
    {
        EndModes();
        Tell(MessageKind.Finished);
    }

    public void CloseSession() => Tell(MessageKind.CloseSession);

    public void Logout() => Tell(MessageKind.Logout);

    /// <summary>Runs a helper in the session (P-11.34); its errors and modes count as those of the command (P-5.31).</summary>
    public async ValueTask<bool> RunHelperAsync(string name, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (!Fits(data))
            return true;
        var answer = await link.AskAsync(
            MessageKind.RunHelper, session, commandId, new BodyWriter().Text(name).Byte((byte)type).Bytes(data.Span).Written);
        var reader = new BodyReader(answer);
        var failure = reader.Flag() ? null : reader.Text();
        if (failure is not null)
            throw new InvalidOperationException($"The helper {name} has failed: {failure}");
        ErrSent |= reader.Flag();
        InLoopMode = reader.Flag();
        InMoreInputMode = reader.Flag();
        return reader.Flag();
    }

    public void TermHelper(string name) => Tell(MessageKind.TermHelper, new BodyWriter().Text(name));

    // P-2.11: the session words the error; what cannot be sent there either is cut to one byte too many.
    private bool Fits(ReadOnlyMemory<byte> data)
    {
        if (data.Length <= FrameHeader.MaxPayload)
            return true;
        ErrSent = true;
        Tell(MessageKind.Output, new BodyWriter().Byte((byte)FrameType.Text).Bytes(data.Span[..(FrameHeader.MaxPayload + 1)]));
        return false;
    }

    private void Tell(MessageKind kind, BodyWriter? body = null) =>
        link.Send(new Message(kind, session, commandId, 0, body?.Written ?? ReadOnlyMemory<byte>.Empty));

    private async ValueTask DoAsync(MessageKind kind, BodyWriter body) => await AskAsync(kind, body);

    // Answer: what the call returns, and whether an ERR has gone out under the command's id.
    private async ValueTask<bool> AskAsync(MessageKind kind, BodyWriter body)
    {
        var reader = new BodyReader(await link.AskAsync(kind, session, commandId, body.Written));
        var result = reader.Flag();
        ErrSent |= reader.Flag();
        return result;
    }
}
