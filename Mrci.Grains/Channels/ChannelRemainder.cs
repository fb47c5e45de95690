using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>What still knows a deleted channel (D-711).</summary>
/// <param name="UserIds">Members and invited users, whose records name it.</param>
/// <param name="SubIds">Its sub-channels, which sessions may have open.</param>
[GenerateSerializer, Immutable, Alias("mrci.state.channel-remainder")]
public sealed record ChannelRemainder(
    [property: Id(0)] ImmutableArray<string> UserIds,
    [property: Id(1)] ImmutableArray<byte> SubIds);
