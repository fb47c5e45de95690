using Orleans;

namespace Mrci.Grains.Bans;

/// <summary>One banned address (D-114).</summary>
/// <param name="Address">In normal text form (P-1.3).</param>
/// <param name="SinceUtc">When it was banned.</param>
[GenerateSerializer, Immutable, Alias("mrci.ban")]
public readonly record struct Ban([property: Id(0)] string Address, [property: Id(1)] DateTimeOffset SinceUtc);
