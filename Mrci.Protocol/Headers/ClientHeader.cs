using System.Buffers;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Headers;

/// <summary>
/// The 410 bytes a client speaks first (P-1.5): 0 tag <c>MRCI</c>, 4 version, 10 application name <c>T(64)</c>,
/// 138 common name <c>T(136)</c>.
/// </summary>
/// <param name="Version">Protocol version the client supports.</param>
/// <param name="AppName">Client application name, at most 64 code units.</param>
/// <param name="CommonName">Common name of the certificate the client wants, at most 136 code units; may be empty.</param>
public sealed record ClientHeader(ProtocolVersion Version, string AppName, string CommonName)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 410;

    private const int VersionOffset = 4;
    private const int AppNameOffset = 10;
    private const int CommonNameOffset = 138;

    private static ReadOnlySpan<byte> Tag => "MRCI"u8;

    /// <summary>
    /// Reads a header from the front of <paramref name="buffer"/> without consuming it; after
    /// <see cref="HeaderReadStatus.Ok"/> the caller advances by <see cref="Size"/>. Names are trimmed of white space and
    /// NUL on both sides (P-1.6).
    /// </summary>
    public static HeaderReadStatus TryRead(in ReadOnlySequence<byte> buffer, out ClientHeader? header)
    {
        header = null;
        if (buffer.Length < Tag.Length)
            return HeaderReadStatus.NeedMoreData;

        Span<byte> bytes = stackalloc byte[Size];
        bytes = bytes[..(int)Math.Min(Size, buffer.Length)];
        buffer.Slice(0, bytes.Length).CopyTo(bytes);
        if (!bytes.StartsWith(Tag))
            return HeaderReadStatus.BadTag;
        if (bytes.Length < Size)
            return HeaderReadStatus.NeedMoreData;

        header = new ClientHeader(
            ProtocolVersion.Read(bytes[VersionOffset..]),
            Trim(FixedText.Read(bytes[AppNameOffset..CommonNameOffset])),
            Trim(FixedText.Read(bytes[CommonNameOffset..])));
        return HeaderReadStatus.Ok;
    }

    /// <summary>Writes the header; names that are too long are cut (P-2.4).</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        Tag.CopyTo(destination);
        Version.Write(destination[VersionOffset..]);
        FixedText.Write(AppName, destination[AppNameOffset..CommonNameOffset]);
        FixedText.Write(CommonName, destination[CommonNameOffset..Size]);
    }

    /// <summary>The header as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    private static string Trim(string name)
    {
        var start = 0;
        var end = name.Length;
        while (start < end && IsBlank(name[start]))
            start++;
        while (start < end && IsBlank(name[end - 1]))
            end--;
        return name[start..end];
    }

    private static bool IsBlank(char c) => c == '\0' || char.IsWhiteSpace(c);
}
