using Orleans;

namespace Mrci.Grains.Users;

/// <summary>What follows from a counted password check.</summary>
/// <param name="Verdict">What the dialogue does next.</param>
/// <param name="User">The account after the check, when the password was right and the account is not locked.</param>
[GenerateSerializer, Immutable, Alias("mrci.auth-outcome")]
public sealed record AuthOutcome([property: Id(0)] AuthVerdict Verdict, [property: Id(1)] UserSnapshot? User);
