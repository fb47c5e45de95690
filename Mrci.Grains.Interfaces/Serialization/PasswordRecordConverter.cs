using Mrci.Domain.Accounts;
using Orleans;

namespace Mrci.Grains.Serialization;

/// <summary>Lets a <see cref="PasswordRecord"/> travel in messages.</summary>
[RegisterConverter]
public sealed class PasswordRecordConverter : IConverter<PasswordRecord, PasswordRecordSurrogate>
{
    /// <inheritdoc />
    public PasswordRecord ConvertFromSurrogate(in PasswordRecordSurrogate surrogate) =>
        new((PasswordAlgorithm)surrogate.Algorithm, surrogate.Iterations, surrogate.Salt, surrogate.Hash);

    /// <inheritdoc />
    public PasswordRecordSurrogate ConvertToSurrogate(in PasswordRecord value) => new()
    {
        Algorithm = (int)value.Algorithm,
        Iterations = value.Iterations,
        Salt = value.Salt.ToArray(),
        Hash = value.Hash.ToArray(),
    };
}
