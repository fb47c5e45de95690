using System.Globalization;
using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Text;

namespace Mrci.Cli;

/// <summary>Turns typed lines into requests. Most go to the host as they are; a few commands take something else than text.</summary>
internal static class RequestParser
{
    // They act on CMD_ID frames only (P-5.10).
    private static readonly string[] TakeCommandId = ["term", "pause", "resume"];

    // They act on SESSION_ID frames only (P-9.2).
    private static readonly string[] TakeSessionId = ["p2p_request", "p2p_open", "p2p_close"];

    private const string ToPeer = "to_peer";
    private const string ClientFile = "-client_file";

    public static Request Parse(string line, CommandList commands)
    {
        var (name, arguments) = SplitFirst(line);
        if (name.Length == 0) return new Request.Nothing();
        if (name.StartsWith(':')) return ParseOwn(name, arguments, commands);
        if (!commands.TryGet(name, out var command)) return Unknown(name);
        if (TakeCommandId.Contains(command.Name, StringComparer.Ordinal)) return ParseTarget(command, arguments, commands);
        if (TakeSessionId.Contains(command.Name, StringComparer.Ordinal)) return ParsePeer(command, arguments);
        if (string.Equals(command.Name, ToPeer, StringComparison.Ordinal)) return ParsePeerData(command, arguments);
        if (command.HandlesGenFile && ArgumentLine.Parse(arguments).Has(ClientFile)) return new Request.Transfer(command.Name, arguments);
        var type = command.HandlesGenFile ? FrameType.GenFile : FrameType.Text;
        return new Request.Invocation(command.Name, command.CommandId, type, MrciText.Encode(arguments));
    }

    private static Request ParseOwn(string name, string arguments, CommandList commands) => name switch
    {
        OwnCommands.Help => new Request.Help(),
        OwnCommands.Quit => new Request.Quit(),
        OwnCommands.Commands => new Request.ListCommands(),
        OwnCommands.Bytes => ParseBytes(arguments, commands),
        _ => new Request.Invalid($"'{name}' is unknown; {OwnCommands.Help} lists what there is."),
    };

    private static Request ParseBytes(string arguments, CommandList commands)
    {
        var (name, hex) = SplitFirst(arguments);
        if (name.Length == 0) return new Request.Invalid($"Usage: {OwnCommands.Bytes} NAME HEX");
        if (!commands.TryGet(name, out var command)) return Unknown(name);
        var digits = string.Concat(hex.Where(c => !char.IsWhiteSpace(c)));
        if (digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
            return new Request.Invalid($"'{hex}' is no sequence of bytes in hexadecimal.");
        return new Request.Invocation(command.Name, command.CommandId, FrameType.Bytes, Convert.FromHexString(digits));
    }

    private static Request ParseTarget(NewCommand command, string arguments, CommandList commands)
    {
        var target = arguments.Trim();
        if (target.Length == 0) return new Request.Invocation(command.Name, command.CommandId, FrameType.CmdId, default);
        if (!ushort.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            if (!commands.TryGet(target, out var named)) return Unknown(target);
            id = named.CommandId;
        }
        return new Request.Invocation(command.Name, command.CommandId, FrameType.CmdId, CommandIdPayload.ToArray(id));
    }

    private static Request ParsePeer(NewCommand command, string arguments) => SessionId.TryParse(arguments.Trim(), out var peer)
        ? new Request.Invocation(command.Name, command.CommandId, FrameType.SessionId, peer.ToArray())
        : new Request.Invalid($"Usage: {command.Name} SESSION, with the session id in {2 * SessionId.Size} hexadecimal digits");

    // C-to_peer.1: the session id in front of the data.
    private static Request ParsePeerData(NewCommand command, string arguments)
    {
        var (session, text) = SplitFirst(arguments);
        return SessionId.TryParse(session, out var peer)
            ? new Request.Invocation(command.Name, command.CommandId, FrameType.Text, (byte[])[.. peer.ToArray(), .. MrciText.Encode(text)])
            : new Request.Invalid($"Usage: {ToPeer} SESSION TEXT, with the session id in {2 * SessionId.Size} hexadecimal digits");
    }

    private static Request.Invalid Unknown(string name) =>
        new($"This session has no command '{name}'; {OwnCommands.Commands} lists those it has.");

    // One blank separates name and arguments; what follows is the command's own business.
    private static (string Word, string Remainder) SplitFirst(string text)
    {
        var trimmed = text.TrimStart();
        var end = trimmed.IndexOfAny([' ', '\t']);
        return end < 0 ? (trimmed, "") : (trimmed[..end], trimmed[(end + 1)..]);
    }
}
