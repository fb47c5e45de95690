using Orleans;

namespace Mrci.Grains.Users;

/// <summary>When counted failures of an account were set back (D-802).</summary>
/// <param name="Address">Those from this address, for the protected account; empty for all.</param>
/// <param name="TimeUtc">When; failures up to then count no more.</param>
[GenerateSerializer, Immutable, Alias("mrci.failure-reset")]
public sealed record FailureReset([property: Id(0)] string Address, [property: Id(1)] DateTimeOffset TimeUtc);
