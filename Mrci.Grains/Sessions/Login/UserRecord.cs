using Mrci.Grains.Groups;
using Mrci.Grains.Users;

namespace Mrci.Grains.Sessions.Login;

/// <summary>What a session needs of its user, as the owners of the data said.</summary>
internal sealed record UserRecord(UserSnapshot User, GroupSnapshot Group, IReadOnlyList<Membership> Memberships);
