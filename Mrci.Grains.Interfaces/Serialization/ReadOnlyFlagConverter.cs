using Mrci.Domain.Channels;
using Orleans;

namespace Mrci.Grains.Serialization;

/// <summary>Lets a <see cref="ReadOnlyFlag"/> travel in messages.</summary>
[RegisterConverter]
public sealed class ReadOnlyFlagConverter : IConverter<ReadOnlyFlag, ReadOnlyFlagSurrogate>
{
    /// <inheritdoc />
    public ReadOnlyFlag ConvertFromSurrogate(in ReadOnlyFlagSurrogate surrogate) => new(surrogate.SubId, surrogate.Level);

    /// <inheritdoc />
    public ReadOnlyFlagSurrogate ConvertToSurrogate(in ReadOnlyFlag value) => new() { SubId = value.SubId, Level = value.Level };
}
