using System.Net;
using Mrci.Domain.Names;
using Mrci.Domain.Peers;
using Mrci.Domain.Ranks;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;
using Mrci.Protocol.Payloads;

namespace Mrci.Domain.Sessions;

/// <summary>The state of a session that commands can read (P-6.1). Not safe for use by several threads.</summary>
/// <remarks>The lists of waiting, looping and paused commands are those of the command instances and not kept here.</remarks>
public sealed partial class SessionState
{
    private readonly HashSet<string> _channels = new(StringComparer.Ordinal);

    /// <summary>Creates the state of a new session, in which nobody is logged in.</summary>
    /// <param name="sessionId">Field <c>sessionId</c>.</param>
    /// <param name="address">Field <c>sessionAddr</c>: address of the peer.</param>
    /// <param name="appName">Field <c>appName</c> of the client header, at most 64 units.</param>
    /// <param name="clientVersion">Version of the client header.</param>
    /// <param name="hostActiveUpdates">The host-wide active-update setting (C-CFG.13).</param>
    /// <param name="peerLimit">Largest number of peer-to-peer relations (D-506).</param>
    public SessionState(
        SessionId sessionId,
        IPAddress address,
        string appName,
        ProtocolVersion clientVersion,
        bool hostActiveUpdates = true,
        int peerLimit = PeerLinks.DefaultLimit)
    {
        SessionId = sessionId;
        Address = IpAddresses.Normalize(address);
        AppName = appName;
        ClientVersion = clientVersion;
        HostActiveUpdates = hostActiveUpdates;
        Peers = new PeerLinks(peerLimit);
    }

    /// <summary>Field <c>sessionId</c>.</summary>
    public SessionId SessionId { get; }

    /// <summary>Field <c>sessionAddr</c>.</summary>
    public IPAddress Address { get; }

    /// <summary>Field <c>appName</c>.</summary>
    public string AppName { get; }

    /// <summary>Fields <c>clientMajor</c>, <c>clientMinor</c>, <c>clientPatch</c>.</summary>
    public ProtocolVersion ClientVersion { get; }

    /// <summary>Field <c>userId</c>; all zero when nobody is logged in.</summary>
    public UserId UserId { get; private set; }

    /// <summary>Field <c>userName</c>, stored spelling; empty when nobody is logged in.</summary>
    public string UserName { get; private set; } = "";

    /// <summary>Field <c>groupName</c>; empty when nobody is logged in.</summary>
    public string GroupName { get; private set; } = "";

    /// <summary>Field <c>displayName</c>; may be empty.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>Field <c>hostRank</c>; 0 when nobody is logged in.</summary>
    public uint HostRank { get; private set; } = HostRanks.Nobody;

    /// <summary>Whether a user is logged in.</summary>
    public bool IsLoggedIn => HostRank != HostRanks.Nobody;

    /// <summary>Field <c>chList</c>: keys of the names of the user's channels (P-6.3), each once, no invitations.</summary>
    public IReadOnlyCollection<string> Channels => _channels;

    /// <summary>Field <c>chOwnerOverride</c>: the session acts as owner of every channel. Login and logout switch it off.</summary>
    public bool OwnerOverride { get; set; }

    /// <summary>Current directory of the <c>fs_*</c> commands, a virtual path (P-6.5).</summary>
    public string CurrentDirectory { get; set; } = "/";

    /// <summary>Fields <c>p2pAccepted</c> and <c>p2pPending</c> (section 9).</summary>
    public PeerLinks Peers { get; }

    /// <summary>Logs a user in (C-auth.5). A former user must have been logged out before (P-10.7).</summary>
    /// <param name="user">What the user's record says.</param>
    /// <exception cref="InvalidOperationException">Somebody is logged in.</exception>
    public void Login(LoginSnapshot user)
    {
        if (IsLoggedIn)
            throw new InvalidOperationException("Log the former user out first: nothing of his may be inherited (P-10.7).");
        if (user.HostRank == HostRanks.Nobody)
            throw new ArgumentException("The rank of a group is at least 1.", nameof(user));
        UserId = user.UserId;
        UserName = user.UserName;
        GroupName = user.GroupName;
        DisplayName = user.DisplayName;
        HostRank = user.HostRank;
        OwnerOverride = false;
        ReplaceChannels(user.Channels);
    }

    /// <summary>Sets everything of the user to its initial value (P-10.8, P-6.1 column <em>logout</em>).</summary>
    /// <returns>What was open and which peers had a relation, for PEER_STAT and CLOSE_P2P.</returns>
    public LogoutChange Logout()
    {
        var closed = CloseAll();
        var peers = Peers.Clear();
        UserId = default;
        UserName = "";
        GroupName = "";
        DisplayName = "";
        HostRank = HostRanks.Nobody;
        OwnerOverride = false;
        _channels.Clear();
        return new LogoutChange(closed, peers);
    }

    /// <summary>Takes over a new user name (USER_RENAMED).</summary>
    /// <param name="name">Stored spelling.</param>
    public void RenameUser(string name) => UserName = name;

    /// <summary>Takes over a new display name (DISP_RENAMED).</summary>
    /// <param name="name">The whole name, blanks included.</param>
    public void SetDisplayName(string name) => DisplayName = name;

    /// <summary>
    /// Takes over another group (USER_GROUP_CHANGED, GRP_TRANS) or another name (GROUP_RENAMED) or rank (GROUP_UPDATED) of the group.
    /// </summary>
    /// <param name="name">Stored spelling of the group's name.</param>
    /// <param name="rank">Rank of the group, at least 1.</param>
    /// <exception cref="InvalidOperationException">Nobody is logged in.</exception>
    public void SetGroup(string name, uint rank)
    {
        if (!IsLoggedIn)
            throw new InvalidOperationException("A session without a user has no group.");
        ArgumentOutOfRangeException.ThrowIfZero(rank);
        GroupName = name;
        HostRank = rank;
    }

    /// <summary>Adds a channel the user became an accepted member of (NEW_CH_MEMBER, INVITE_ACCEPTED).</summary>
    /// <param name="name">Name of the channel, any case.</param>
    /// <returns><see langword="false"/> if it was in the list.</returns>
    public bool AddChannel(string name) => _channels.Add(CanonicalName.Of(name));

    /// <summary>Removes a channel (DEL_CH, RM_CH_MEMBER).</summary>
    /// <param name="name">Name of the channel, any case.</param>
    /// <returns><see langword="false"/> if it was not in the list.</returns>
    public bool RemoveChannel(string name) => _channels.Remove(CanonicalName.Of(name));

    /// <summary>Renames a channel (RENAME_CH).</summary>
    /// <param name="name">Old name, any case.</param>
    /// <param name="newName">New name.</param>
    /// <returns><see langword="false"/> if the old name was not in the list; then nothing is added.</returns>
    public bool RenameChannel(string name, string newName)
    {
        if (!RemoveChannel(name))
            return false;
        AddChannel(newName);
        return true;
    }

    /// <summary>Whether the user is an accepted member of a channel, as far as the session knows.</summary>
    /// <param name="name">Name of the channel, any case.</param>
    /// <returns><see langword="true"/> if the channel is in the list.</returns>
    public bool IsMemberOf(string name) => _channels.Contains(CanonicalName.Of(name));

    /// <summary>Takes over the whole list of channels, at login and when it is read again after recovery.</summary>
    /// <param name="names">Names of the channels the user is an accepted member of.</param>
    public void ReplaceChannels(IEnumerable<string> names)
    {
        _channels.Clear();
        foreach (var name in names)
            AddChannel(name);
    }

    /// <summary>Builds PEER_INFO (P-3.7): 32 zero bytes of user id when nobody is logged in .</summary>
    /// <returns>The payload.</returns>
    public PeerInfo ToPeerInfo() => new(SessionId, UserId, UserName, AppName, DisplayName);

    /// <summary>Builds MY_INFO (P-3.8).</summary>
    /// <param name="email">Address from the user's record; empty if there is none.</param>
    /// <param name="emailConfirmed">Flag from the user's record.</param>
    /// <returns>The payload; only sent while a user is logged in.</returns>
    public MyInfo ToMyInfo(string email, bool emailConfirmed) => new(ToPeerInfo(), email, GroupName, emailConfirmed);
}
