namespace Mrci.Protocol.Frames;

/// <summary>Which frame types may go where (P-2.7, P-5.20 – P-5.22).</summary>
public static class FrameTypes
{
    /// <summary>Types 1–4, which never appear on the client wire (P-2.7, P-3.1).</summary>
    public static bool IsPrivate(FrameType type) => type is >= FrameType.PrivIpc and <= FrameType.PingPeers;

    /// <summary>Types that neither a cast nor the output of an external command may carry (P-5.20).</summary>
    public static bool IsForbiddenForCast(FrameType type) => IsForbiddenForPeer(type) || IsPeerLink(type);

    /// <summary>Types that an external command may not send to a peer; the P2P types are allowed there (P-5.21).</summary>
    public static bool IsForbiddenForPeer(FrameType type) =>
        IsPrivate(type)
        || type is FrameType.Idle or FrameType.HostCert or FrameType.PeerInfo or FrameType.MyInfo or FrameType.PeerStat or FrameType.NewCmd;

    /// <summary>Types that not even a built-in command may send to its own client (P-5.22).</summary>
    public static bool IsForbiddenForInternalOutput(FrameType type) => IsPrivate(type) || type is FrameType.Idle or FrameType.NewCmd;

    /// <summary>P2P_REQUEST, P2P_OPEN, P2P_CLOSE: they change a peer-to-peer relation instead of carrying data (P-9.5).</summary>
    public static bool IsPeerLink(FrameType type) => type is FrameType.P2PRequest or FrameType.P2PClose or FrameType.P2POpen;

    /// <summary>Types whose payload is UTF-16LE text for people: TEXT, ERR, PRIV_TEXT, BIG_TEXT (P-2.3).</summary>
    public static bool IsText(FrameType type) => type is FrameType.Text or FrameType.Err or FrameType.PrivText or FrameType.BigText;
}
