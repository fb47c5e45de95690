using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// NEW_CMD, 259 bytes (P-3.10): 0 command id, 2 handles GEN_FILE, 3 command name <c>T(64)</c>, 131 library text
/// <c>T(64)</c>. Longer texts are cut (P-2.4).
/// </summary>
/// <param name="CommandId">Id of the command.</param>
/// <param name="HandlesGenFile">Whether the command takes GEN_FILE dialogues (P-3.20).</param>
/// <param name="Name">Name, unique in the session and lower case (P-4.7).</param>
/// <param name="LibraryText">Library text, <see cref="BuiltIn"/> for built-in commands.</param>
public sealed record NewCommand(ushort CommandId, bool HandlesGenFile, string Name, string LibraryText)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 259;

    /// <summary>Library text of the built-in commands.</summary>
    public const string BuiltIn = ":internal_mod";

    private const int HandlesGenFileOffset = 2;
    private const int NameOffset = 3;
    private const int LibraryTextOffset = 131;

    /// <summary>Reads the payload; false unless it has exactly <see cref="Size"/> bytes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, [NotNullWhen(true)] out NewCommand? command)
    {
        command = payload.Length != Size ? null : new NewCommand(
            BinaryPrimitives.ReadUInt16LittleEndian(payload),
            payload[HandlesGenFileOffset] != 0,
            FixedText.Read(payload[NameOffset..LibraryTextOffset]),
            FixedText.Read(payload[LibraryTextOffset..]));
        return command is not null;
    }

    /// <summary>Writes the payload.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        BinaryPrimitives.WriteUInt16LittleEndian(destination, CommandId);
        destination[HandlesGenFileOffset] = HandlesGenFile ? (byte)1 : (byte)0;
        FixedText.Write(Name, destination[NameOffset..LibraryTextOffset]);
        FixedText.Write(LibraryText, destination[LibraryTextOffset..Size]);
    }

    /// <summary>The payload as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }
}
