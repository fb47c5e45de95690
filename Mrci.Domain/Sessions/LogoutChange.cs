using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Sessions;

/// <summary>What a logout ended (P-10.8 steps 1 and 2).</summary>
/// <param name="SubChannels">The closed sub-channels.</param>
/// <param name="Peers">Sessions to which a peer-to-peer relation existed.</param>
public sealed record LogoutChange(SubChannelsChange SubChannels, IReadOnlyList<SessionId> Peers);
