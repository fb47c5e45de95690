using Mrci.Modules.Wire;
using Mrci.Modules.Wire.Bodies;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Modules.Sessions;

/// <summary>Carries out what a command of a module asks of its session (P-11.7), and has its private helpers run (P-11.34).</summary>
internal sealed class RequestHandler(ICommandHost host)
{
    private ISharedState? _shared;

    public ICommandHost Host => host;

    public IReadOnlyDictionary<string, ICommand> Helpers => host.InternCommands;

    /// <summary>The state that helpers are given: that of the session, not a snapshot.</summary>
    public void Use(ISharedState shared) => _shared = shared;

    /// <summary>Carries one request out.</summary>
    /// <returns>The answer; empty for requests without one.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> HandleAsync(Message message)
    {
        var reader = new BodyReader(message.Body);
        switch (message.Kind)
        {
            case MessageKind.Output:
                var type = (FrameType)reader.Byte();
                host.DataToClient(reader.Rest, type);
                break;
            case MessageKind.Cast:
                var castType = (FrameType)reader.Byte();
                await host.CastToPeersAsync(reader.Rest, castType);
                return Answer(result: true);
            case MessageKind.ToPeer:
                var peer = SessionId.Read(reader.Bytes(SessionId.Size).Span);
                var peerType = (FrameType)reader.Byte();
                await host.ToPeerAsync(peer, reader.Rest, peerType);
                return Answer(result: true);
            case MessageKind.OpenById:
                return Answer(await host.OpenChByIdAsync(reader.UInt64(), reader.Byte()));
            case MessageKind.OpenByName:
                return Answer(await host.OpenChByNameAsync(reader.Text(), reader.Text()));
            case MessageKind.CloseById:
                return Answer(await host.CloseChByIdAsync(reader.UInt64(), reader.Byte()));
            case MessageKind.CloseByName:
                return Answer(await host.CloseChByNameAsync(reader.Text(), reader.Text()));
            case MessageKind.EnableLoop:
                host.EnableLoop(reader.Flag());
                break;
            case MessageKind.EnableMoreInput:
                host.EnableMoreInput(reader.Flag());
                break;
            case MessageKind.Finished:
                host.CommandFinished();
                break;
            case MessageKind.CloseSession:
                host.CloseSession();
                break;
            case MessageKind.Logout:
                host.Logout();
                break;
            case MessageKind.RunHelper:
                var helperName = reader.Text();
                var helperType = (FrameType)reader.Byte();
                return await RunHelperAsync(helperName, reader.Rest, helperType);
            case MessageKind.TermHelper:
                host.InternCommands.GetValueOrDefault(reader.Text())?.Term();
                break;
            default:
                throw new InvalidDataException($"A module host does not send {message.Kind}.");
        }

        return ReadOnlyMemory<byte>.Empty;
    }

    private ReadOnlyMemory<byte> Answer(bool result) => new BodyWriter().Flag(result).Flag(host.ErrSent).Written;

    private async ValueTask<ReadOnlyMemory<byte>> RunHelperAsync(string name, ReadOnlyMemory<byte> data, FrameType type)
    {
        if (!host.InternCommands.TryGetValue(name, out var helper) || _shared is null)
            return new BodyWriter().Flag(false).Text("there is no such helper.").Written;
        try
        {
            await helper.ProcBinAsync(_shared, data, type);
        }
        catch (Exception exception)
        {
            // The parent gets it, as it would in one process.
            return new BodyWriter().Flag(false).Text(exception.Message).Written;
        }

        return new BodyWriter().Flag(true).Flag(host.ErrSent).Flag(host.InLoopMode).Flag(host.InMoreInputMode).Flag(helper.ErrState).Written;
    }
}
