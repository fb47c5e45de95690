using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mrci.Protocol.Identifiers;

/// <summary>Id of a session: 28 bytes, opaque to clients, new on every connection (P-1.17).</summary>
public readonly struct SessionId : IEquatable<SessionId>
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 28;

    private readonly Bytes _bytes;

    private SessionId(ReadOnlySpan<byte> source) => source[..Size].CopyTo(_bytes);

    /// <summary>Whether all bytes are zero.</summary>
    public bool IsEmpty => !((ReadOnlySpan<byte>)_bytes).ContainsAnyExcept((byte)0);

    /// <summary>Equality of all bytes.</summary>
    public static bool operator ==(SessionId left, SessionId right) => left.Equals(right);

    /// <summary>Inequality of some byte.</summary>
    public static bool operator !=(SessionId left, SessionId right) => !left.Equals(right);

    /// <summary>Reads an id from the first <see cref="Size"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is too short.</exception>
    public static SessionId Read(ReadOnlySpan<byte> source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, Size, nameof(source));
        return new SessionId(source);
    }

    /// <summary>Reads a payload that is one id; false unless it has exactly <see cref="Size"/> bytes (P-3.12).</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out SessionId id)
    {
        var fits = payload.Length == Size;
        id = fits ? new SessionId(payload) : default;
        return fits;
    }

    /// <summary>Reads a payload that is one id; false unless it has exactly <see cref="Size"/> bytes (P-3.12).</summary>
    public static bool TryRead(in ReadOnlySequence<byte> payload, out SessionId id)
    {
        if (payload.Length != Size)
        {
            id = default;
            return false;
        }

        Span<byte> bytes = stackalloc byte[Size];
        payload.CopyTo(bytes);
        id = new SessionId(bytes);
        return true;
    }

    /// <summary>Reads 56 hexadecimal digits of either case; false for anything else.</summary>
    public static bool TryParse(string? text, out SessionId id)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var isId = text?.Length == 2 * Size && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
        id = isId ? new SessionId(bytes) : default;
        return isId;
    }

    /// <summary>Writes the id to the first <see cref="Size"/> bytes of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    /// <summary>The id as bytes.</summary>
    public byte[] ToArray() => ((ReadOnlySpan<byte>)_bytes).ToArray();

    /// <inheritdoc/>
    public bool Equals(SessionId other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SessionId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => MemoryMarshal.Read<int>(_bytes);

    /// <summary>The id as 56 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(_bytes);

    [InlineArray(Size)]
    private struct Bytes
    {
        private byte _first;
    }
}
