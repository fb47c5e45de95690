using Mrci.Grains.Events;
using Orleans;

namespace Mrci.Grains.Ranks;

/// <summary>Outcome of a change of the assigned ranks.</summary>
/// <param name="Status">Whether it was done, or the first check that failed.</param>
/// <param name="Event">What was published; null when nothing was done.</param>
[GenerateSerializer, Immutable, Alias("mrci.command-rank-result")]
public sealed record CommandRankResult([property: Id(0)] CommandRankStatus Status, [property: Id(1)] CommandRanksChanged? Event);
