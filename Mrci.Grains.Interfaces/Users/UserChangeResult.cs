using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Users;

/// <summary>Outcome of a change of an account.</summary>
/// <param name="Status">Whether it was done, or the first check that failed.</param>
/// <param name="Event">What was published; the acting session applies it itself (P-7.0.3). Null when there was nothing to publish.</param>
[GenerateSerializer, Immutable, Alias("mrci.user-change-result")]
public sealed record UserChangeResult([property: Id(0)] UserChangeStatus Status, [property: Id(1)] HostEvent? Event)
{
    /// <summary>Done, and nobody need be told.</summary>
    public static UserChangeResult Done { get; } = new(UserChangeStatus.Done, null);

    /// <summary>A failed check.</summary>
    public static UserChangeResult Failed(UserChangeStatus status) => new(status, null);
}
