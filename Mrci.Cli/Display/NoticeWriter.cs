using Mrci.Client;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;

namespace Mrci.Cli.Display;

/// <summary>Puts frames that belong to no command in the foreground into words (section 7 of the protocol).</summary>
internal static class NoticeWriter
{
    // More bytes than a line or two shows are counted, not listed.
    private const int MostBytesShown = 32;

    public static Notice Write(MrciFrame frame)
    {
        var isError = frame.Type == FrameType.Err;
        var label = Label(frame.CommandId);
        var text = frame.Type switch
        {
            FrameType.MyInfo when MyInfo.TryRead(frame.Payload.Span, out var me) => Describe(me),
            FrameType.PeerInfo when PeerInfo.TryRead(frame.Payload.Span, out var peer) => Describe(peer),
            FrameType.P2PRequest when PeerInfo.TryRead(frame.Payload.Span, out var peer) => $"request of {Describe(peer)}",
            FrameType.PeerStat when PeerStat.TryRead(frame.Payload.Span, out var peer) =>
                $"session {peer.SessionId} " + (peer.Disconnected ? "has gone" : $"has {peer.Channels.Count} sub-channels open"),
            FrameType.P2POpen => $"session {Convert.ToHexStringLower(frame.Payload.Span)} has accepted",
            FrameType.P2PClose => $"session {Convert.ToHexStringLower(frame.Payload.Span)} has closed the link",
            FrameType.Idle => "finished",
            _ when frame.CommandId == (ushort)AsyncCommand.P2P && frame.Payload.Length >= SessionId.Size => DescribeFromPeer(frame),
            _ => Describe(frame),
        };
        return new Notice(label is null ? text : $"[{label}] {text}", isError, frame.Type == FrameType.BigText);
    }

    private static string? Label(ushort id) => (AsyncCommand)id switch
    {
        AsyncCommand.SysMsg => null,
        AsyncCommand.Rdy => "session recovered",
        AsyncCommand.ExeCrash => "session lost on the host",
        AsyncCommand.Cast => "cast",
        AsyncCommand.UserDeleted => "user deleted",
        AsyncCommand.ToPeer => "peer",
        AsyncCommand.LimitedCast => "peer",
        AsyncCommand.P2P => "p2p",
        AsyncCommand.NewChMember => "new channel member",
        AsyncCommand.DelCh => "channel deleted",
        AsyncCommand.RenameCh => "channel renamed",
        AsyncCommand.ChActFlag => "active flag",
        AsyncCommand.NewSubCh => "new sub-channel",
        AsyncCommand.RmSubCh => "sub-channel removed",
        AsyncCommand.RenameSubCh => "sub-channel renamed",
        AsyncCommand.InvitedToCh => "invited to channel",
        AsyncCommand.RmChMember => "channel member removed",
        AsyncCommand.InviteAccepted => "invitation accepted",
        AsyncCommand.MemLevelChanged => "member level",
        AsyncCommand.SubChLevelChg => "sub-channel level",
        AsyncCommand.AddRdonly => "read-only flag set",
        AsyncCommand.RmRdonly => "read-only flag removed",
        AsyncCommand.UserRenamed => "user renamed",
        _ => id > byte.MaxValue ? $"command {id}" : $"async {id}",
    };

    private static string Describe(MyInfo me) =>
        $"You are {Describe(me.Peer)}, group {me.GroupName}, e-mail {(me.Email.Length == 0 ? "none" : me.Email)}"
        + (me.Email.Length > 0 && !me.EmailConfirmed ? " (not confirmed)" : "");

    private static string Describe(PeerInfo peer)
    {
        var user = peer.UserName.Length == 0 ? "nobody" : peer.UserName;
        var display = peer.DisplayName.Length == 0 ? "" : $" ({peer.DisplayName})";
        return $"{user}{display} with {peer.AppName}, session {peer.SessionId}";
    }

    // The session id of the sender comes first (P-7.24).
    private static string DescribeFromPeer(MrciFrame frame) =>
        $"session {SessionId.Read(frame.Payload.Span)}: {Describe(frame with { Payload = frame.Payload[SessionId.Size..] })}";

    private static string Describe(MrciFrame frame)
    {
        if (FrameTypes.IsText(frame.Type)) return frame.Text.Trim('\n', '\r');
        var bytes = frame.Payload.Span;
        var shown = Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, MostBytesShown)]);
        return $"{frame.Type}, {bytes.Length} bytes{(bytes.Length == 0 ? "" : ": ")}{shown}{(bytes.Length > MostBytesShown ? "…" : "")}";
    }
}
