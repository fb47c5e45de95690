using System.Text;
using Mrci.Engine.Embedded.Identities;

namespace Orleans.Runtime;

/// <summary>UTF-8 bytes of a name, with their hash.</summary>
public readonly struct IdSpan : IEquatable<IdSpan>, IComparable<IdSpan>
{
    private readonly byte[]? _value;
    private readonly int _hashCode;

    /// <summary>Takes the bytes as they are.</summary>
    /// <param name="value">The bytes; never changed afterwards.</param>
    public IdSpan(byte[] value)
    {
        _value = value;
        _hashCode = (int)StableHash.Compute(value);
    }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Value => _value;

    /// <summary>Whether there are no bytes.</summary>
    public bool IsDefault => _value is null || _value.Length == 0;

    /// <summary>The UTF-8 of a text.</summary>
    /// <param name="id">The text.</param>
    /// <returns>Its bytes.</returns>
    public static IdSpan Create(string id) => new(Encoding.UTF8.GetBytes(id));

    /// <summary>The bytes.</summary>
    /// <returns>The bytes.</returns>
    public ReadOnlySpan<byte> AsSpan() => _value;

    /// <summary>A hash that is the same in every process.</summary>
    /// <returns>A hash of the bytes.</returns>
    public uint GetUniformHashCode() => unchecked((uint)_hashCode);

    /// <inheritdoc/>
    public bool Equals(IdSpan other)
        => ReferenceEquals(_value, other._value) || (_hashCode == other._hashCode && AsSpan().SequenceEqual(other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IdSpan other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hashCode;

    /// <inheritdoc/>
    public int CompareTo(IdSpan other) => AsSpan().SequenceCompareTo(other._value);

    /// <inheritdoc/>
    public override string ToString() => _value is null ? "" : Encoding.UTF8.GetString(_value);

    /// <summary>Same bytes.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(IdSpan left, IdSpan right) => left.Equals(right);

    /// <summary>Other bytes.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(IdSpan left, IdSpan right) => !left.Equals(right);
}
