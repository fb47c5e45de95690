using Mrci.Protocol.Headers;
using Mrci.Protocol.Identifiers;

namespace Mrci.Modules.Wire.Bodies;

/// <summary>The state of a session as it was when a call began (P-11.13). It is taken apart when a command first looks at it: most never do.</summary>
/// <param name="body">What <see cref="Write(BodyWriter, ISharedState)"/> wrote.</param>
public sealed class SharedSnapshot(ReadOnlyMemory<byte> body) : ISharedState
{
    private Content? _content;

    /// <inheritdoc />
    public SessionId SessionId => Parts.SessionId;

    /// <inheritdoc />
    public string SessionAddress => Parts.SessionAddress;

    /// <inheritdoc />
    public string AppName => Parts.AppName;

    /// <inheritdoc />
    public ProtocolVersion ClientVersion => Parts.ClientVersion;

    /// <inheritdoc />
    public UserId UserId => Parts.UserId;

    /// <inheritdoc />
    public string UserName => Parts.UserName;

    /// <inheritdoc />
    public string GroupName => Parts.GroupName;

    /// <inheritdoc />
    public string DisplayName => Parts.DisplayName;

    /// <inheritdoc />
    public uint HostRank => Parts.HostRank;

    /// <inheritdoc />
    public IReadOnlyCollection<string> ChannelNames => Parts.ChannelNames;

    /// <inheritdoc />
    public ChannelList OpenChannels => Parts.OpenChannels;

    /// <inheritdoc />
    public ChannelList WritableChannels => Parts.WritableChannels;

    /// <inheritdoc />
    public bool ActiveUpdate => Parts.ActiveUpdate;

    /// <inheritdoc />
    public bool ChannelOwnerOverride => Parts.ChannelOwnerOverride;

    /// <inheritdoc />
    public IReadOnlyCollection<SessionId> AcceptedPeers => Parts.AcceptedPeers;

    /// <inheritdoc />
    public IReadOnlyCollection<SessionId> PendingPeers => Parts.PendingPeers;

    /// <inheritdoc />
    public IReadOnlyCollection<ushort> MoreInputCommands => Parts.MoreInputCommands;

    /// <inheritdoc />
    public IReadOnlyCollection<ushort> LoopingCommands => Parts.LoopingCommands;

    /// <inheritdoc />
    public IReadOnlyCollection<ushort> PausedCommands => Parts.PausedCommands;

    /// <inheritdoc />
    public IReadOnlyDictionary<ushort, string> CommandNames => Parts.CommandNames;

    private Content Parts => _content ??= new Content(new BodyReader(body));

    /// <summary>Writes the state of a session.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="shared">The state.</param>
    public static void Write(BodyWriter writer, ISharedState shared)
    {
        Span<byte> bytes = stackalloc byte[ChannelList.Size];
        shared.SessionId.Write(bytes);
        writer.Bytes(bytes[..SessionId.Size]).Text(shared.SessionAddress).Text(shared.AppName);
        var version = shared.ClientVersion;
        writer.UInt16(version.Major).UInt16(version.Minor).UInt16(version.Patch);
        shared.UserId.Write(bytes);
        writer.Bytes(bytes[..UserId.Size]).Text(shared.UserName).Text(shared.GroupName).Text(shared.DisplayName).UInt32(shared.HostRank);
        writer.Texts(shared.ChannelNames);
        shared.OpenChannels.Write(bytes);
        writer.Bytes(bytes);
        shared.WritableChannels.Write(bytes);
        writer.Bytes(bytes).Flag(shared.ActiveUpdate).Flag(shared.ChannelOwnerOverride);
        Write(writer, shared.AcceptedPeers);
        Write(writer, shared.PendingPeers);
        Write(writer, shared.MoreInputCommands);
        Write(writer, shared.LoopingCommands);
        Write(writer, shared.PausedCommands);
        var names = shared.CommandNames;
        writer.Count(names.Count);
        foreach (var (id, name) in names)
            writer.UInt16(id).Text(name);
    }

    private static void Write(BodyWriter writer, IReadOnlyCollection<SessionId> ids)
    {
        Span<byte> bytes = stackalloc byte[SessionId.Size];
        writer.Count(ids.Count);
        foreach (var id in ids)
        {
            id.Write(bytes);
            writer.Bytes(bytes);
        }
    }

    private static void Write(BodyWriter writer, IReadOnlyCollection<ushort> ids)
    {
        writer.Count(ids.Count);
        foreach (var id in ids)
            writer.UInt16(id);
    }

    // In the order of the body.
    private sealed class Content
    {
        public Content(BodyReader reader)
        {
            SessionId = SessionId.Read(reader.Bytes(SessionId.Size).Span);
            SessionAddress = reader.Text();
            AppName = reader.Text();
            ClientVersion = new ProtocolVersion(reader.UInt16(), reader.UInt16(), reader.UInt16());
            UserId = UserId.Read(reader.Bytes(UserId.Size).Span);
            UserName = reader.Text();
            GroupName = reader.Text();
            DisplayName = reader.Text();
            HostRank = reader.UInt32();
            ChannelNames = reader.Texts();
            OpenChannels = ChannelList.Read(reader.Bytes(ChannelList.Size).Span);
            WritableChannels = ChannelList.Read(reader.Bytes(ChannelList.Size).Span);
            ActiveUpdate = reader.Flag();
            ChannelOwnerOverride = reader.Flag();
            AcceptedPeers = Peers(ref reader);
            PendingPeers = Peers(ref reader);
            MoreInputCommands = Ids(ref reader);
            LoopingCommands = Ids(ref reader);
            PausedCommands = Ids(ref reader);
            var names = new Dictionary<ushort, string>();
            for (var count = reader.Count(); count > 0; count--)
                names[reader.UInt16()] = reader.Text();
            CommandNames = names;
        }

        public SessionId SessionId { get; }

        public string SessionAddress { get; }

        public string AppName { get; }

        public ProtocolVersion ClientVersion { get; }

        public UserId UserId { get; }

        public string UserName { get; }

        public string GroupName { get; }

        public string DisplayName { get; }

        public uint HostRank { get; }

        public string[] ChannelNames { get; }

        public ChannelList OpenChannels { get; }

        public ChannelList WritableChannels { get; }

        public bool ActiveUpdate { get; }

        public bool ChannelOwnerOverride { get; }

        public SessionId[] AcceptedPeers { get; }

        public SessionId[] PendingPeers { get; }

        public ushort[] MoreInputCommands { get; }

        public ushort[] LoopingCommands { get; }

        public ushort[] PausedCommands { get; }

        public Dictionary<ushort, string> CommandNames { get; }

        private static SessionId[] Peers(ref BodyReader reader)
        {
            var ids = new SessionId[reader.Count()];
            for (var i = 0; i < ids.Length; i++)
                ids[i] = SessionId.Read(reader.Bytes(SessionId.Size).Span);
            return ids;
        }

        private static ushort[] Ids(ref BodyReader reader)
        {
            var ids = new ushort[reader.Count()];
            for (var i = 0; i < ids.Length; i++)
                ids[i] = reader.UInt16();
            return ids;
        }
    }
}
