using Mrci.Protocol.Identifiers;

namespace Mrci.Domain.Sessions;

/// <summary>What a session takes over from the user's record at login (C-auth.5).</summary>
/// <param name="UserId">Constant identity.</param>
/// <param name="UserName">Stored spelling of the user name.</param>
/// <param name="GroupName">Stored spelling of the group name.</param>
/// <param name="DisplayName">Display name; may be empty.</param>
/// <param name="HostRank">Rank of the group, at least 1.</param>
/// <param name="Channels">Names of the channels the user is an accepted member of; invitations don't belong here (P-6.3).</param>
public sealed record LoginSnapshot(
    UserId UserId,
    string UserName,
    string GroupName,
    string DisplayName,
    uint HostRank,
    IReadOnlyCollection<string> Channels);
