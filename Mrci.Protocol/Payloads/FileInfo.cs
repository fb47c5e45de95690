using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// FILE_INFO (P-3.6): 0 flags, 1 creation time, 9 modification time, 17 size, 25 name and <c>00 00</c>, then to the end the
/// symlink target without terminator. Texts are UTF-16LE and end at their first U+0000.
/// </summary>
/// <param name="Flags">What it is and what the host may do with it; bit 7 is zero.</param>
/// <param name="CreationTime">Milliseconds since 1970-01-01T00:00Z; 0 if unknown.</param>
/// <param name="ModificationTime">Milliseconds since 1970-01-01T00:00Z; 0 if unknown.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Name">File name without directory.</param>
/// <param name="LinkTarget">Absolute virtual path a symlink points to; empty if not a symlink or outside the tree.</param>
public sealed record FileInfo(
    FileInfoFlags Flags, ulong CreationTime, ulong ModificationTime, ulong Length, string Name, string LinkTarget)
{
    /// <summary>Size of the payload in bytes with an empty name and no target.</summary>
    public const int MinimumSize = NameOffset + TerminatorSize;

    private const int CreationTimeOffset = 1;
    private const int ModificationTimeOffset = 9;
    private const int LengthOffset = 17;
    private const int NameOffset = 25;
    private const int TerminatorSize = sizeof(char);
    private const byte KnownFlags = 0x7F;

    /// <summary>Size of this payload in bytes.</summary>
    public int Size => MinimumSize + (sizeof(char) * (UpToTerminator(Name).Length + UpToTerminator(LinkTarget).Length));

    /// <summary>
    /// Reads the payload, with or without a terminator behind the target; false if it is shorter than
    /// <see cref="MinimumSize"/> or its name is not terminated.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out FileInfo? info)
    {
        info = null;
        if (payload.Length < MinimumSize)
            return false;

        var texts = payload[NameOffset..];
        var nameSize = IndexOfTerminator(texts);
        if (nameSize < 0)
            return false;

        var target = texts[(nameSize + TerminatorSize)..];
        var targetSize = IndexOfTerminator(target);
        info = new FileInfo(
            (FileInfoFlags)(payload[0] & KnownFlags),
            BinaryPrimitives.ReadUInt64LittleEndian(payload[CreationTimeOffset..]),
            BinaryPrimitives.ReadUInt64LittleEndian(payload[ModificationTimeOffset..]),
            BinaryPrimitives.ReadUInt64LittleEndian(payload[LengthOffset..]),
            MrciText.DecodeField(texts[..nameSize]),
            MrciText.DecodeField(targetSize < 0 ? target : target[..targetSize]));
        return true;
    }

    /// <summary>Writes the payload.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        destination[0] = (byte)((byte)Flags & KnownFlags);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[CreationTimeOffset..], CreationTime);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[ModificationTimeOffset..], ModificationTime);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[LengthOffset..], Length);
        var texts = destination[NameOffset..];
        var nameSize = MrciText.Encode(UpToTerminator(Name), texts);
        texts.Slice(nameSize, TerminatorSize).Clear();
        MrciText.Encode(UpToTerminator(LinkTarget), texts[(nameSize + TerminatorSize)..]);
    }

    /// <summary>The payload as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    private static int IndexOfTerminator(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i + 1 < text.Length; i += TerminatorSize)
        {
            if (text[i] == 0 && text[i + 1] == 0)
                return i;
        }

        return -1;
    }

    private static ReadOnlySpan<char> UpToTerminator(string text)
    {
        var end = text.IndexOf('\0', StringComparison.Ordinal);
        return end < 0 ? text : text.AsSpan(0, end);
    }
}
