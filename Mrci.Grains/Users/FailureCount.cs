using Orleans;

namespace Mrci.Grains.Users;

/// <summary>Counted wrong passwords (C-auth.6).</summary>
/// <param name="Address">Where they came from, for the protected account; empty for the others, whose failures count together.</param>
/// <param name="Count">How many are counted.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.failure-count")]
public sealed record FailureCount([property: Id(0)] string Address, [property: Id(1)] long Count);
