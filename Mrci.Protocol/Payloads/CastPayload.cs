using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// Payload of CAST (P-7.5) and LIMITED_CAST (P-7.22): 0 channel list, 54 embedded type, 55 embedded payload. The list stays
/// inside the host; clients get the frame <c>5:type payload</c> or <c>22:type payload</c>.
/// </summary>
public readonly ref struct CastPayload
{
    /// <summary>Size of list and embedded type in bytes.</summary>
    public const int PrefixSize = ChannelList.Size + 1;

    /// <summary>Largest embedded payload in bytes: it is delivered bare (P-2.11).</summary>
    public const int MaxData = FrameHeader.MaxPayload;

    /// <summary>Makes a payload.</summary>
    public CastPayload(scoped in ChannelList channels, FrameType type, ReadOnlySpan<byte> data)
    {
        Channels = channels;
        Type = type;
        Data = data;
    }

    /// <summary>The sender's writable (CAST) or open (LIMITED_CAST) sub-channels.</summary>
    public ChannelList Channels { get; }

    /// <summary>Embedded type.</summary>
    public FrameType Type { get; }

    /// <summary>Embedded payload.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Size of the payload in bytes.</summary>
    public int Size => PrefixSize + Data.Length;

    /// <summary>Reads the payload without copying the data; false if it is shorter than <see cref="PrefixSize"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out CastPayload cast)
    {
        var fits = payload.Length >= PrefixSize;
        cast = fits
            ? new CastPayload(ChannelList.Read(payload), (FrameType)payload[ChannelList.Size], payload[PrefixSize..])
            : default;
        return fits;
    }

    /// <summary>Writes the payload.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        Channels.Write(destination);
        destination[ChannelList.Size] = (byte)Type;
        Data.CopyTo(destination[PrefixSize..]);
    }

    /// <summary>The payload as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }
}
