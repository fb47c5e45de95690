using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Modules;

/// <summary>The state of a session as every command may read it (P-6.1).</summary>
public interface ISharedState
{
    /// <summary>Session id; never changes.</summary>
    SessionId SessionId { get; }

    /// <summary>Address of the peer, in normal text form.</summary>
    string SessionAddress { get; }

    /// <summary>Name of the client application, from its header.</summary>
    string AppName { get; }

    /// <summary>Protocol version of the client, from its header.</summary>
    ProtocolVersion ClientVersion { get; }

    /// <summary>Id of the user; empty while nobody is logged in.</summary>
    UserId UserId { get; }

    /// <summary>Name of the user; empty while nobody is logged in.</summary>
    string UserName { get; }

    /// <summary>Group of the user; empty while nobody is logged in.</summary>
    string GroupName { get; }

    /// <summary>Display name of the user; may be empty.</summary>
    string DisplayName { get; }

    /// <summary>Rank of the user's group, 1 and up, smaller is more powerful; 0 while nobody is logged in.</summary>
    uint HostRank { get; }

    /// <summary>Names of the channels the user is a full member of, lower case, each once (P-6.3).</summary>
    IReadOnlyCollection<string> ChannelNames { get; }

    /// <summary>The open sub-channels (P-6.2).</summary>
    ChannelList OpenChannels { get; }

    /// <summary>The open sub-channels the session may send to, a subset of <see cref="OpenChannels"/>.</summary>
    ChannelList WritableChannels { get; }

    /// <summary>Whether peers are told of changes of this session (P-8.20).</summary>
    bool ActiveUpdate { get; }

    /// <summary>Whether the session acts as owner of every channel (P-8.5).</summary>
    bool ChannelOwnerOverride { get; }

    /// <summary>Sessions with an open link to this one.</summary>
    IReadOnlyCollection<SessionId> AcceptedPeers { get; }

    /// <summary>Sessions with a link request to or from this one.</summary>
    IReadOnlyCollection<SessionId> PendingPeers { get; }

    /// <summary>Ids of commands that wait for input.</summary>
    IReadOnlyCollection<ushort> MoreInputCommands { get; }

    /// <summary>Ids of commands in loop mode.</summary>
    IReadOnlyCollection<ushort> LoopingCommands { get; }

    /// <summary>Ids of paused commands, a subset of <see cref="LoopingCommands"/>.</summary>
    IReadOnlyCollection<ushort> PausedCommands { get; }

    /// <summary>Ids and unique names of all loaded commands.</summary>
    IReadOnlyDictionary<ushort, string> CommandNames { get; }
}
