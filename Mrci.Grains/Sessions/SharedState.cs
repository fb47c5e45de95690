using Mrci.Domain.Sessions;
using Mrci.Grains.Sessions.Execution;
using Mrci.Modules;
using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions;

/// <summary>The read-only view that commands get (P-6.1).</summary>
internal sealed class SharedState(SessionState state, CommandTable commands) : ISharedState
{
    public SessionId SessionId => state.SessionId;

    public string SessionAddress { get; } = state.Address.ToString();

    public string AppName => state.AppName;

    public ProtocolVersion ClientVersion => state.ClientVersion;

    public UserId UserId => state.UserId;

    public string UserName => state.UserName;

    public string GroupName => state.GroupName;

    public string DisplayName => state.DisplayName;

    public uint HostRank => state.HostRank;

    public IReadOnlyCollection<string> ChannelNames => state.Channels;

    public ChannelList OpenChannels => state.OpenSubChannels;

    public ChannelList WritableChannels => state.WritableSubChannels;

    public bool ActiveUpdate => state.ActiveUpdate;

    public bool ChannelOwnerOverride => state.OwnerOverride;

    public IReadOnlyCollection<SessionId> AcceptedPeers => state.Peers.Accepted;

    public IReadOnlyCollection<SessionId> PendingPeers => state.Peers.Pending;

    public IReadOnlyCollection<ushort> MoreInputCommands => commands.Ids(static slot => slot.WantsInput);

    public IReadOnlyCollection<ushort> LoopingCommands => commands.Ids(static slot => slot.Loops);

    public IReadOnlyCollection<ushort> PausedCommands => commands.Ids(static slot => slot.IsPaused);

    public IReadOnlyDictionary<ushort, string> CommandNames => commands.Names();
}
