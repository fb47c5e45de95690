using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Protocol.Payloads;

/// <summary>
/// Payload of P2P (P-7.24): 0 destination session id, 28 source session id, 56 embedded type, 57 embedded payload.
/// </summary>
public readonly ref struct P2PPayload
{
    /// <summary>Size of both ids and the embedded type in bytes.</summary>
    public const int PrefixSize = TypeOffset + 1;

    /// <summary>Largest embedded payload in bytes: data is delivered behind the source id (P-2.11).</summary>
    public const int MaxData = FrameHeader.MaxPayload - SessionId.Size;

    private const int TypeOffset = 2 * SessionId.Size;

    /// <summary>Makes a payload.</summary>
    public P2PPayload(SessionId destination, SessionId source, FrameType type, ReadOnlySpan<byte> data)
    {
        Destination = destination;
        Source = source;
        Type = type;
        Data = data;
    }

    /// <summary>The session it is for.</summary>
    public SessionId Destination { get; }

    /// <summary>The session it comes from.</summary>
    public SessionId Source { get; }

    /// <summary>Embedded type.</summary>
    public FrameType Type { get; }

    /// <summary>Embedded payload: PEER_INFO or the source's id for link changes (P-9.5), else data.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>Size of the payload in bytes.</summary>
    public int Size => PrefixSize + Data.Length;

    /// <summary>Reads the payload without copying the data; false if it is shorter than <see cref="PrefixSize"/>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out P2PPayload message)
    {
        var fits = payload.Length >= PrefixSize;
        message = fits
            ? new P2PPayload(
                SessionId.Read(payload),
                SessionId.Read(payload[SessionId.Size..]),
                (FrameType)payload[TypeOffset],
                payload[PrefixSize..])
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
        Source.Write(destination[SessionId.Size..]);
        destination[TypeOffset] = (byte)Type;
        Data.CopyTo(destination[PrefixSize..]);
    }

    /// <summary>
    /// Writes the frame that the destination's client gets (P-7.24): link changes as they are, data behind the 28 bytes of the
    /// source's id.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The data is longer than <see cref="MaxData"/> (P-2.11).</exception>
    public void WriteClientFrame(IBufferWriter<byte> writer)
    {
        if (FrameTypes.IsPeerLink(Type))
        {
            FrameWriter.Write(writer, Type, (ushort)AsyncCommand.P2P, Data);
            return;
        }

        Span<byte> source = stackalloc byte[SessionId.Size];
        Source.Write(source);
        FrameWriter.Write(writer, Type, (ushort)AsyncCommand.P2P, source, Data);
    }

    /// <summary>The payload as bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }
}
