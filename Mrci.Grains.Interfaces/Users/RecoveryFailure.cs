using Orleans;

namespace Mrci.Grains.Users;

/// <summary>A wrong temporary password, to be counted (C-recover_acct.2).</summary>
/// <param name="Operation">Operation id; a repeat is counted once.</param>
/// <param name="Request">The request whose password was checked, <see cref="RecoveryRecord.Operation"/>.</param>
/// <param name="Address">Address of the peer.</param>
[GenerateSerializer, Immutable, Alias("mrci.recovery-failure")]
public sealed record RecoveryFailure(
    [property: Id(0)] Guid Operation,
    [property: Id(1)] Guid Request,
    [property: Id(2)] string Address);
