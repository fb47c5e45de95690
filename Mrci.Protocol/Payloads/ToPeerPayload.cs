using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// Payload of TO_PEER (P-7.21): 0 destination session id, 28 embedded type, 29 embedded payload. The destination's client
/// gets the frame <c>21:type payload</c>.
/// </summary>
public readonly ref struct ToPeerPayload
{
    /// <summary>Size of id and embedded type in bytes.</summary>
    public const int PrefixSize = SessionId.Size + 1;

    /// <summary>Largest embedded payload in bytes: it is delivered bare (P-2.11).</summary>
    public const int MaxData = FrameHeader.MaxPayload;

    /// <summary>Makes a payload.</summary>
    public ToPeerPayload(SessionId destination, FrameType type, ReadOnlySpan<byte> data)
    {
        Destination = destination;
        Type = type;
        Data = data;
    }

    /// <summary>The session it is for.</summary>
    public SessionId Destination { get; }

    /// <summary>Embedded type.</summary>
    public FrameType Type { get; }

    /// <summary>Embedded payload.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Size of the payload in bytes.</summary>
    public int Size => PrefixSize + Data.Length;

    /// <summary>Reads the payload without copying the data; false if it is shorter than <see cref="PrefixSize"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ToPeerPayload message)
    {
        var fits = payload.Length >= PrefixSize;
        message = fits
            ? new ToPeerPayload(SessionId.Read(payload), (FrameType)payload[SessionId.Size], payload[PrefixSize..])
            : default;
        return fits;
    }

    /// <summary>Writes the payload.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is too short.</exception>
    public void Write(Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Size, nameof(destination));
        Destination.Write(destination);
        destination[SessionId.Size] = (byte)Type;
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
