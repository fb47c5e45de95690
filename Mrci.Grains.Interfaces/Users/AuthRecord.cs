using Mrci.Domain.Accounts;
using Orleans;

namespace Mrci.Grains.Users;

/// <summary>What a login needs of an account before the slow hash.</summary>
/// <param name="Version">Version of the password record; a result is only counted against this version.</param>
/// <param name="Password">The record to check against.</param>
/// <param name="Locked">Login is refused.</param>
/// <param name="Protected">Failures count per address (C-auth.6).</param>
[GenerateSerializer, Immutable, Alias("mrci.auth-record")]
public sealed record AuthRecord(
    [property: Id(0)] long Version,
    [property: Id(1)] PasswordRecord Password,
    [property: Id(2)] bool Locked,
    [property: Id(3)] bool Protected);
