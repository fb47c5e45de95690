using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Groups;

/// <summary>Outcome of a change of a group.</summary>
/// <param name="Status">Whether it was done, or the first check that failed.</param>
/// <param name="Event">What was published; the acting session applies it itself (P-7.0.3). Null when there was nothing to publish.</param>
[GenerateSerializer, Immutable, Alias("mrci.group-result")]
public sealed record GroupResult([property: Id(0)] GroupStatus Status, [property: Id(1)] HostEvent? Event)
{
    /// <summary>A failed check.</summary>
    public static GroupResult Failed(GroupStatus status) => new(status, null);
}
