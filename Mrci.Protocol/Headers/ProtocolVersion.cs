using System.Buffers.Binary;

namespace Mrci.Protocol.Headers;

/// <summary>A version as carried by both headers: three 16-bit numbers (P-1.5, P-1.8).</summary>
/// <param name="Major">Major version; the host accepts only 1 (P-1.9).</param>
/// <param name="Minor">Minor version, never checked.</param>
/// <param name="Patch">Patch version, never checked.</param>
public readonly record struct ProtocolVersion(ushort Major, ushort Minor, ushort Patch)
{
    /// <summary>Size on the wire in bytes.</summary>
    public const int Size = 6;

    /// <summary>The version that our host announces, 1.0.1 (P-1.8).</summary>
    public static readonly ProtocolVersion Host = new(1, 0, 1);

    /// <summary>The version as <c>major.minor.patch</c>.</summary>
    public override string ToString() => $"{Major}.{Minor}.{Patch}";

    internal static ProtocolVersion Read(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(source),
        BinaryPrimitives.ReadUInt16LittleEndian(source[2..]),
        BinaryPrimitives.ReadUInt16LittleEndian(source[4..]));

    internal void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(destination, Major);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[2..], Minor);
        BinaryPrimitives.WriteUInt16LittleEndian(destination[4..], Patch);
    }
}
