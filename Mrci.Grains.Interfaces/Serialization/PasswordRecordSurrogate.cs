using Orleans;

namespace Mrci.Grains.Serialization;

/// <summary>A <see cref="Domain.Accounts.PasswordRecord"/> in a message: the domain knows no serializer.</summary>
[GenerateSerializer, Immutable, Alias("mrci.password-record")]
public readonly record struct PasswordRecordSurrogate
{
    /// <summary>How the hash was made.</summary>
    [Id(0)]
    public int Algorithm { get; init; }

    /// <summary>Cost parameter.</summary>
    [Id(1)]
    public int Iterations { get; init; }

    /// <summary>Random bytes.</summary>
    [Id(2)]
    public byte[] Salt { get; init; }

    /// <summary>The derived key.</summary>
    [Id(3)]
    public byte[] Hash { get; init; }
}
