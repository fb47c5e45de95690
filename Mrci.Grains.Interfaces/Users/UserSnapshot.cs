using Orleans;

namespace Mrci.Grains.Users;

/// <summary>An account as others may see it, at one version.</summary>
/// <param name="UserId">64 hex digits.</param>
/// <param name="Version">Counts the changes of the account.</param>
/// <param name="Name">User name as stored.</param>
/// <param name="DisplayName">Display name, may be empty.</param>
/// <param name="Email">E-mail address; empty for none.</param>
/// <param name="EmailVerified">Whether the address has been proven.</param>
/// <param name="GroupId">Group of the user.</param>
/// <param name="RegisteredUtc">Time of registration.</param>
/// <param name="Protected">The account made at initial set-up (C-RANK.4).</param>
/// <param name="Locked">Login is refused.</param>
/// <param name="NeedNewPassword">A new password is demanded at the next login.</param>
/// <param name="NeedNewName">A new user name is demanded at the next login.</param>
[GenerateSerializer, Immutable, Alias("mrci.user-snapshot")]
public sealed record UserSnapshot(
    [property: Id(0)] string UserId,
    [property: Id(1)] long Version,
    [property: Id(2)] string Name,
    [property: Id(3)] string DisplayName,
    [property: Id(4)] string Email,
    [property: Id(5)] bool EmailVerified,
    [property: Id(6)] string GroupId,
    [property: Id(7)] DateTimeOffset RegisteredUtc,
    [property: Id(8)] bool Protected,
    [property: Id(9)] bool Locked,
    [property: Id(10)] bool NeedNewPassword,
    [property: Id(11)] bool NeedNewName);
