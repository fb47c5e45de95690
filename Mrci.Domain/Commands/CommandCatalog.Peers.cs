namespace Mrci.Domain.Commands;

/// <content>Broadcast, sub-channels and peers, chapter 8.</content>
public static partial class CommandCatalog
{
    private static CommandDefinition[] Peers() =>
    [
        new("open_sub_ch", "[-ch_name (text) -sub_name (text)]/[text]", "open a sub-channel for this session.")
        {
            Authority = CommandAuthority.SubChannelLevel,
        },
        new("close_sub_ch", "[-ch_name (text) -sub_name (text)]/[text]", "close a sub-channel for this session."),
        new("ls_open_chs", "[none]/[text]", "list the sub-channels open in this session."),
        new("cast", "[any]/[any]", "send data to all peers sharing one of your open sub-channels.")
        {
            Authority = CommandAuthority.SubChannelWriting,
        },
        new("ping_peers", "[none]/[PEER_INFO]", "ask peers in your active sub-channels who they are."),
        new("p2p_request", "[SESSION_ID]/[P2P_CLOSE] or [P2P_OPEN]", "ask a peer for a direct link."),
        new("p2p_open", "[SESSION_ID]/[none]", "accept a peer's request."),
        new("p2p_close", "[SESSION_ID]/[none]", "close a link or decline a request."),
        new("ls_p2p", "[none]/[text]", "list links and pending requests."),
        new("to_peer", "[(SESSION_ID)any]/[none]", "send data straight to a linked peer."),
    ];
}
