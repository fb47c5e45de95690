using System.Buffers.Binary;

namespace Mrci.Protocol.Identifiers;

/// <summary>channel-sub id, 9 bytes (P-3.5): 0–7 channel id, 8 sub id.</summary>
/// <param name="ChannelId">Channel id; 0 is a blank slot.</param>
/// <param name="SubId">Sub id, unique in its channel; means nothing in a blank slot.</param>
public readonly record struct SubChannelId(ulong ChannelId, byte SubId)
{
    /// <summary>Size in bytes.</summary>
    public const int Size = 9;

    /// <summary>Whether this is a blank slot, whatever the sub id says (P-3.5).</summary>
    public bool IsBlank => ChannelId == 0;

    /// <summary>Reads an id from the first <see cref="Size"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="source"/> is too short.</exception>
    public static SubChannelId Read(ReadOnlySpan<byte> source)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, Size, nameof(source));
        return new SubChannelId(BinaryPrimitives.ReadUInt64LittleEndian(source), source[8]);
    }

    /// <summary>Writes the id to the first <see cref="Size"/> bytes of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        BinaryPrimitives.WriteUInt64LittleEndian(destination, ChannelId);
        destination[8] = SubId;
    }

    /// <summary>The id as <c>channel/sub</c>, both decimal.</summary>
    public override string ToString() => $"{ChannelId}/{SubId}";
}
