using System.Collections.Immutable;
using Orleans;

namespace Mrci.Grains.Channels;

/// <summary>What still knows a deleted channel (D-711).</summary>
[GenerateSerializer, Immutable, Alias("mrci.state.channel-remainder")]
public sealed record ChannelRemainder
{
    /// <summary>Members and invited users, whose records name it.</summary>
    [Id(0)]
    public ImmutableArray<string> UserIds { get; init; } = [];

    /// <summary>Its sub-channels, which sessions may have open.</summary>
    [Id(1)]
    public ImmutableArray<byte> SubIds { get; init; } = [];
}
