using Orleans;

namespace Mrci.Grains.Groups;

/// <summary>A transfer of all users that is decided and not finished (D-707).</summary>
/// <param name="DestinationId">The group that they are in from now on.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.group-transfer")]
public sealed record GroupTransfer([property: Id(0)] string DestinationId);
