using Mrci.Domain.Accounts;
using Orleans;

namespace Mrci.Grains.Users;

/// <summary>A temporary password (C-request_pw_reset.2).</summary>
/// <param name="Operation">The request that made it; a result is only counted against this one.</param>
/// <param name="Password">The record to check against (D-310).</param>
/// <param name="CreatedUtc">When it was requested.</param>
[GenerateSerializer, Immutable, Alias("mrci.recovery-record")]
public sealed record RecoveryRecord(
    [property: Id(0)] Guid Operation,
    [property: Id(1)] PasswordRecord Password,
    [property: Id(2)] DateTimeOffset CreatedUtc);
