namespace Mrci.Protocol.Frames;

/// <summary>
/// Async command ids (P-7.0.9). The visible ones appear on the wire as the command id of a frame; clients cannot call
/// them (P-7.0.1). Ids 44–255 are reserved.
/// </summary>
public enum AsyncCommand : ushort
{
    /// <summary>Unused id 0 (P-4.1).</summary>
    None = 0,

    /// <summary>RDY: the session is ready (P-7.1).</summary>
    Rdy = 1,

    /// <summary>SYS_MSG: host messages outside any command (P-7.2).</summary>
    SysMsg = 2,

    /// <summary>EXE_CRASH: the session grain was lost or could not be started (P-7.3).</summary>
    ExeCrash = 3,

    /// <summary>EXIT: stop the host (P-7.4).</summary>
    Exit = 4,

    /// <summary>CAST: data to peers that share a sub-channel (P-7.5).</summary>
    Cast = 5,

    /// <summary>MAXSES: the session limit changed (P-7.6).</summary>
    MaxSes = 6,

    /// <summary>LOGOUT: the user of the session has gone (P-7.7).</summary>
    Logout = 7,

    /// <summary>USER_DELETED (P-7.8).</summary>
    UserDeleted = 8,

    /// <summary>GROUP_RENAMED (P-7.9).</summary>
    GroupRenamed = 9,

    /// <summary>DISP_RENAMED: a display name changed (P-7.10).</summary>
    DispRenamed = 10,

    /// <summary>GRP_TRANS: all users of a group moved to another one (P-7.11).</summary>
    GrpTrans = 11,

    /// <summary>USER_GROUP_CHANGED (P-7.12).</summary>
    UserGroupChanged = 12,

    /// <summary>CMD_RANKS_CHANGED (P-7.13).</summary>
    CmdRanksChanged = 13,

    /// <summary>RESTART: restart the host (P-7.14).</summary>
    Restart = 14,

    /// <summary>ENABLE_MOD (P-7.15).</summary>
    EnableMod = 15,

    /// <summary>DISABLE_MOD (P-7.16).</summary>
    DisableMod = 16,

    /// <summary>GROUP_UPDATED: the rank of a group changed (P-7.17).</summary>
    GroupUpdated = 17,

    /// <summary>END_SESSION (P-7.18).</summary>
    EndSession = 18,

    /// <summary>USER_LOGIN (P-7.19).</summary>
    UserLogin = 19,

    /// <summary>RESTORE_AUTH: log the former user in again after a recovery (P-7.20).</summary>
    RestoreAuth = 20,

    /// <summary>TO_PEER: host data to exactly one session (P-7.21).</summary>
    ToPeer = 21,

    /// <summary>LIMITED_CAST: a cast to peers with active update (P-7.22).</summary>
    LimitedCast = 22,

    /// <summary>RW_MY_INFO: the user record was rewritten (P-7.23).</summary>
    RwMyInfo = 23,

    /// <summary>P2P: data and link changes between two sessions (P-7.24).</summary>
    P2P = 24,

    /// <summary>CLOSE_P2P: a session gives up all its links (P-7.25).</summary>
    CloseP2P = 25,

    /// <summary>NEW_CH_MEMBER (P-7.26).</summary>
    NewChMember = 26,

    /// <summary>DEL_CH: a channel was deleted (P-7.27).</summary>
    DelCh = 27,

    /// <summary>RENAME_CH (P-7.28).</summary>
    RenameCh = 28,

    /// <summary>CH_ACT_FLAG: the active flag of a sub-channel changed (P-7.29).</summary>
    ChActFlag = 29,

    /// <summary>NEW_SUB_CH (P-7.30).</summary>
    NewSubCh = 30,

    /// <summary>RM_SUB_CH (P-7.31).</summary>
    RmSubCh = 31,

    /// <summary>RENAME_SUB_CH (P-7.32).</summary>
    RenameSubCh = 32,

    /// <summary>INVITED_TO_CH (P-7.33).</summary>
    InvitedToCh = 33,

    /// <summary>RM_CH_MEMBER (P-7.34).</summary>
    RmChMember = 34,

    /// <summary>INVITE_ACCEPTED (P-7.35).</summary>
    InviteAccepted = 35,

    /// <summary>MEM_LEVEL_CHANGED (P-7.36).</summary>
    MemLevelChanged = 36,

    /// <summary>SUB_CH_LEVEL_CHG (P-7.37).</summary>
    SubChLevelChg = 37,

    /// <summary>ADD_RDONLY: a read-only flag was added (P-7.38).</summary>
    AddRdonly = 38,

    /// <summary>RM_RDONLY: a read-only flag was removed (P-7.39).</summary>
    RmRdonly = 39,

    /// <summary>ADD_CMD: a command was loaded (P-7.40).</summary>
    AddCmd = 40,

    /// <summary>RM_CMD: a command was unloaded (P-7.41).</summary>
    RmCmd = 41,

    /// <summary>USER_RENAMED (P-7.42).</summary>
    UserRenamed = 42,

    /// <summary>PUBLIC_AUTH: run the session without a user (P-7.43).</summary>
    PublicAuth = 43,
}
