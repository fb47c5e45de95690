using Mrci.Domain.Accounts;
using Orleans;

namespace Mrci.Grains.Users;

/// <summary>An account to be created (C-add_acct.3, D-402).</summary>
/// <param name="Name">User name as typed.</param>
/// <param name="Email">E-mail address as typed; null for none (root at set-up).</param>
/// <param name="DisplayName">Display name, may be empty.</param>
/// <param name="GroupId">Group the user starts in.</param>
/// <param name="Password">The hashed password.</param>
/// <param name="Protected">The account made at initial set-up (C-RANK.4).</param>
/// <param name="NeedNewPassword">A new password is demanded at the next login.</param>
[GenerateSerializer, Immutable, Alias("mrci.new-user")]
public sealed record NewUser(
    [property: Id(0)] string Name,
    [property: Id(1)] string? Email,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string GroupId,
    [property: Id(4)] PasswordRecord Password,
    [property: Id(5)] bool Protected,
    [property: Id(6)] bool NeedNewPassword);
