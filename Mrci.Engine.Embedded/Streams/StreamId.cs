using System.Text;
using Mrci.Engine.Embedded.Identities;

namespace Orleans.Runtime;

/// <summary>Name of a stream: a namespace, which may be absent, and a key.</summary>
public readonly struct StreamId : IEquatable<StreamId>, IComparable<StreamId>
{
    private readonly byte[] _fullKey;
    private readonly ushort _keyIndex;
    private readonly int _hash;

    private StreamId(byte[] fullKey, int keyIndex)
    {
        _fullKey = fullKey;
        _keyIndex = checked((ushort)keyIndex);
        _hash = (int)StableHash.Compute(fullKey);
    }

    /// <summary>UTF-8 of the namespace and the key, without anything between.</summary>
    public ReadOnlyMemory<byte> FullKey => _fullKey;

    /// <summary>UTF-8 of the namespace.</summary>
    public ReadOnlyMemory<byte> Namespace => _fullKey.AsMemory(0, _keyIndex);

    /// <summary>UTF-8 of the key.</summary>
    public ReadOnlyMemory<byte> Key => _fullKey.AsMemory(_keyIndex);

    /// <summary>Names a stream.</summary>
    /// <param name="ns">The namespace; <see langword="null"/> for none.</param>
    /// <param name="key">The key.</param>
    /// <returns>The name.</returns>
    public static StreamId Create(string? ns, string key)
    {
        if (ns is null)
            return new StreamId(Encoding.UTF8.GetBytes(key), 0);
        var length = Encoding.UTF8.GetByteCount(ns);
        var bytes = new byte[length + Encoding.UTF8.GetByteCount(key)];
        Encoding.UTF8.GetBytes(ns, bytes);
        Encoding.UTF8.GetBytes(key, bytes.AsSpan(length));
        return new StreamId(bytes, length);
    }

    /// <summary>Names a stream by a number.</summary>
    /// <param name="ns">The namespace; <see langword="null"/> for none.</param>
    /// <param name="key">The number, used as its decimal text.</param>
    /// <returns>The name.</returns>
    public static StreamId Create(string? ns, long key) => Create(ns, key.ToString());

    /// <summary>The key as text.</summary>
    /// <returns>The key.</returns>
    public string GetKeyAsString() => Encoding.UTF8.GetString(Key.Span);

    /// <summary>The namespace as text.</summary>
    /// <returns>The namespace, or <see langword="null"/> if there is none.</returns>
    public string? GetNamespace() => _keyIndex == 0 ? null : Encoding.UTF8.GetString(Namespace.Span);

    /// <summary>Same bytes of namespace and key together, as in Orleans: ("ab", "c") equals ("a", "bc").</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public bool Equals(StreamId other) => _hash == other._hash && _fullKey.AsSpan().SequenceEqual(other._fullKey);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(StreamId other) => _fullKey.AsSpan().SequenceCompareTo(other._fullKey);

    /// <inheritdoc/>
    public override string ToString() => $"{GetNamespace() ?? "null"}/{GetKeyAsString()}";

    /// <summary>Same stream.</summary>
    /// <param name="s1">One.</param>
    /// <param name="s2">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(StreamId s1, StreamId s2) => s1.Equals(s2);

    /// <summary>Another stream.</summary>
    /// <param name="s1">One.</param>
    /// <param name="s2">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(StreamId s1, StreamId s2) => !s1.Equals(s2);
}
