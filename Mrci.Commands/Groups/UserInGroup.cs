using Mrci.Grains.Groups;
using Mrci.Grains.Users;

namespace Mrci.Commands.Groups;

/// <summary>A user and the group that he is in.</summary>
/// <param name="User">The account; its group id is that of <paramref name="Group"/>.</param>
/// <param name="Group">The group.</param>
public sealed record UserInGroup(UserSnapshot User, GroupSnapshot Group);
