using Orleans;

namespace Mrci.Grains.Users;

/// <summary>What still knows an account that is being deleted (D-706).</summary>
/// <param name="ChannelIds">Channels it is a member of or invited to.</param>
/// <param name="GroupId">Its group.</param>
[GenerateSerializer, Immutable, Alias("mrci.account-remainder")]
public sealed record AccountRemainder([property: Id(0)] ulong[] ChannelIds, [property: Id(1)] string GroupId);
