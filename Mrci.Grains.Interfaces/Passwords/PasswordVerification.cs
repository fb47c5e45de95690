using Mrci.Domain.Accounts;
using Orleans;

namespace Mrci.Grains.Passwords;

/// <summary>Outcome of a password check.</summary>
/// <param name="Matched">Whether the password is right.</param>
/// <param name="Upgraded">A record with present parameters to be stored instead of an outdated one (D-310); null when none is needed.</param>
[GenerateSerializer, Immutable, Alias("mrci.password-verification")]
public sealed record PasswordVerification([property: Id(0)] bool Matched, [property: Id(1)] PasswordRecord? Upgraded);
