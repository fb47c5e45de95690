namespace Mrci.Protocol.Frames;

/// <summary>Type id of a frame, byte 0 of its header (P-3.1, P-3.2).</summary>
/// <remarks>
/// Any other byte value is legal on the wire and is handed to the addressed command (P-2.8), so a value of this type
/// need not be one of the named members.
/// </remarks>
public enum FrameType : byte
{
    /// <summary>Not assigned; a frame of type 0 is passed to its command like any other (P-2.8).</summary>
    None = 0,

    /// <summary>PRIV_IPC, private: async command between executor and main part of one session (P-3.1).</summary>
    PrivIpc = 1,

    /// <summary>PUB_IPC, private: async command to all peers, not to the own session (P-3.1).</summary>
    PubIpc = 2,

    /// <summary>PUB_IPC_WITH_FEEDBACK, private: applied to the own session first, then as <see cref="PubIpc"/> (P-3.1).</summary>
    PubIpcWithFeedback = 3,

    /// <summary>PING_PEERS, private: only the embedded type of a LIMITED_CAST (P-7.22).</summary>
    PingPeers = 4,

    /// <summary>GEN_FILE: argument text, then raw bytes or nothing (P-3.20).</summary>
    GenFile = 30,

    /// <summary>TEXT: UTF-16LE (P-2.3).</summary>
    Text = 31,

    /// <summary>ERR: UTF-16LE error text.</summary>
    Err = 32,

    /// <summary>PRIV_TEXT: UTF-16LE; asks the client to hide the next input (P-3.3).</summary>
    PrivText = 33,

    /// <summary>IDLE: empty; the invocation is over. Host only.</summary>
    Idle = 34,

    /// <summary>HOST_CERT: PEM bytes, command id 2. Host only (P-1.11).</summary>
    HostCert = 35,

    /// <summary>FILE_INFO (P-3.6).</summary>
    FileInfo = 36,

    /// <summary>PEER_INFO, 300 bytes (P-3.7). Host only.</summary>
    PeerInfo = 37,

    /// <summary>MY_INFO, 453 bytes (P-3.8), command id 2. Host only.</summary>
    MyInfo = 38,

    /// <summary>PEER_STAT, 83 bytes (P-3.9). Host only.</summary>
    PeerStat = 39,

    /// <summary>P2P_REQUEST: PEER_INFO of the requester (P-3.12).</summary>
    P2PRequest = 40,

    /// <summary>P2P_CLOSE: 28-byte session id (P-3.12).</summary>
    P2PClose = 41,

    /// <summary>P2P_OPEN: 28-byte session id (P-3.12).</summary>
    P2POpen = 42,

    /// <summary>BYTES: anything.</summary>
    Bytes = 43,

    /// <summary>SESSION_ID: 28 bytes (P-3.12).</summary>
    SessionId = 44,

    /// <summary>NEW_CMD, 259 bytes (P-3.10), command id 40. Host only.</summary>
    NewCmd = 45,

    /// <summary>CMD_ID, 2 bytes (P-3.11).</summary>
    CmdId = 46,

    /// <summary>BIG_TEXT: long UTF-16LE; the client should word-wrap it and keep line breaks.</summary>
    BigText = 47,
}
