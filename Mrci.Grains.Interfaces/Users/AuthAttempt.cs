using Orleans;

namespace Mrci.Grains.Users;

/// <summary>The outcome of one password check, to be counted (C-auth.5, C-auth.6).</summary>
/// <param name="Operation">Operation id; a repeat is counted once.</param>
/// <param name="RecordVersion">
/// Version of the record that was checked; with another version than the present one nothing is counted and the answer is
/// <see cref="AuthVerdict.Retry"/>. A dialogue that has stored a new password (C-auth.4) reads it again before it reports completion.
/// </param>
/// <param name="Matched">Whether the password was right.</param>
/// <param name="Completed">With <paramref name="Matched"/>: the login is complete, nothing more is demanded; failures are un-counted and the login is logged.</param>
/// <param name="Address">Address of the peer.</param>
/// <param name="IsLoopback">Whether that address is loopback: never banned.</param>
[GenerateSerializer, Immutable, Alias("mrci.auth-attempt")]
public sealed record AuthAttempt(
    [property: Id(0)] Guid Operation,
    [property: Id(1)] long RecordVersion,
    [property: Id(2)] bool Matched,
    [property: Id(3)] bool Completed,
    [property: Id(4)] string Address,
    [property: Id(5)] bool IsLoopback);
