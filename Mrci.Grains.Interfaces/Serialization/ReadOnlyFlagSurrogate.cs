using Mrci.Domain.Channels;
using Orleans;

namespace Mrci.Grains.Serialization;

/// <summary>A <see cref="ReadOnlyFlag"/> in a message: the domain knows no serializer.</summary>
[GenerateSerializer, Immutable, Alias("mrci.read-only-flag")]
public readonly record struct ReadOnlyFlagSurrogate
{
    /// <summary>Id of the sub-channel.</summary>
    [Id(0)]
    public byte SubId { get; init; }

    /// <summary>The level.</summary>
    [Id(1)]
    public ChannelLevel Level { get; init; }
}
