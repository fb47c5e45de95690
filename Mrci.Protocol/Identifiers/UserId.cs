using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Mrci.Protocol.Identifiers;

/// <summary>Id of a user: 32 random bytes (D-301); all zero where nobody is logged in (P-3.7).</summary>
public readonly struct UserId : IEquatable<UserId>
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 32;

    private readonly Bytes _bytes;

    private UserId(ReadOnlySpan<byte> source) => source[..Size].CopyTo(_bytes);

    /// <summary>Whether all bytes are zero, which stands for nobody (P-3.7).</summary>
    public bool IsEmpty => !((ReadOnlySpan<byte>)_bytes).ContainsAnyExcept((byte)0);

    /// <summary>Equality of all bytes.</summary>
    public static bool operator ==(UserId left, UserId right) => left.Equals(right);

    /// <summary>Inequality of some byte.</summary>
    public static bool operator !=(UserId left, UserId right) => !left.Equals(right);

    /// <summary>Reads an id from the first <see cref="Size"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is too short.</exception>
    public static UserId Read(ReadOnlySpan<byte> source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, Size, nameof(source));
        return new UserId(source);
    }

    /// <summary>Reads a payload that is one id; false unless it has exactly <see cref="Size"/> bytes (P-7.19).</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out UserId id)
    {
        var fits = payload.Length == Size;
        id = fits ? new UserId(payload) : default;
        return fits;
    }

    /// <summary>Reads a payload that is one id; false unless it has exactly <see cref="Size"/> bytes (P-7.19).</summary>
    public static bool TryRead(in ReadOnlySequence<byte> payload, out UserId id)
    {
        if (payload.Length != Size)
        {
            id = default;
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        payload.CopyTo(bytes);
        id = new UserId(bytes);
        return true;
    }

    /// <summary>Reads 64 hexadecimal digits of either case; false for anything else.</summary>
    public static bool TryParse(string? text, out UserId id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var isId = text?.Length == 2 * Size && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
        id = isId ? new UserId(bytes) : default;
        return isId;
    }

    /// <summary>A new id from the cryptographic random number generator (D-301).</summary>
    public static UserId CreateRandom()
    {
        Span<byte> bytes = stackalloc byte[Size];
        RandomNumberGenerator.Fill(bytes);
        return new UserId(bytes);
    }

    /// <summary>Writes the id to the first <see cref="Size"/> bytes of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    /// <summary>The id as bytes.</summary>
    public byte[] ToArray() => ((ReadOnlySpan<byte>)_bytes).ToArray();

    /// <inheritdoc/>
    public bool Equals(UserId other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UserId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => MemoryMarshal.Read<int>(_bytes);

    /// <summary>The id as 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);

    [InlineArray(Size)]
    private struct Bytes
    {
        private byte _first;
    }
}
