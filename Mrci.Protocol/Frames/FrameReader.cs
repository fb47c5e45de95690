using System.Buffers;

namespace Mrci.Protocol.Frames;

/// <summary>
/// Cuts a byte stream into frames (P-2.1, P-2.6). One per connection: it remembers how much of a refused payload is
/// still to be skipped. It buffers nothing and allocates nothing; it throws on no input.
/// </summary>
public sealed class FrameReader
{
    private readonly int _maxPayload;
    private readonly bool _refusePrivate;
    private int _toSkip;

    /// <summary>Makes a reader.</summary>
    /// <param name="maxPayload">Largest payload to accept in bytes, 0 – <see cref="FrameHeader.MaxPayload"/> (P-2.12).</param>
    /// <param name="refusePrivate">
    /// Whether the private types 1–4 are discarded (P-2.7), as a host must; false to pass them on like any other type.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxPayload"/> is out of range.</exception>
    public FrameReader(int maxPayload = FrameHeader.MaxPayload, bool refusePrivate = true)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)maxPayload, (uint)FrameHeader.MaxPayload, nameof(maxPayload));
        _maxPayload = maxPayload;
        _refusePrivate = refusePrivate;
    }

    /// <summary>Bytes of a refused payload that have yet to arrive.</summary>
    public int RemainingToSkip => _toSkip;

    /// <summary>Takes the next frame from the front of <paramref name="buffer"/>.</summary>
    /// <param name="buffer">
    /// The bytes received and not consumed so far. It is advanced past what was consumed: a whole frame, the header of a
    /// refused frame, or as much of a refused payload as is there.
    /// </param>
    /// <param name="frame">
    /// The frame; only its header when the status is <see cref="FrameReadStatus.Oversized"/> or
    /// <see cref="FrameReadStatus.Private"/>, which are reported once, as soon as the header is complete.
    /// </param>
    public FrameReadStatus TryRead(ref ReadOnlySequence<byte> buffer, out Frame frame)
    {
        frame = default;
        if (_toSkip > 0 && !Skip(ref buffer))
            return FrameReadStatus.NeedMoreData;

        if (!TryReadHeader(buffer, out var header))
            return FrameReadStatus.NeedMoreData;

        if (_refusePrivate && FrameTypes.IsPrivate(header.Type))
            return Refuse(ref buffer, header, FrameReadStatus.Private, out frame);

        if (header.Length > _maxPayload)
            return Refuse(ref buffer, header, FrameReadStatus.Oversized, out frame);

        if (header.Length == 0)
        {
            frame = new Frame(header, ReadOnlySequence<byte>.Empty);
            buffer = buffer.Slice(FrameHeader.Size);
            return FrameReadStatus.Frame;
        }

        if (buffer.Length - FrameHeader.Size < header.Length)
            return FrameReadStatus.NeedMoreData;

        frame = new Frame(header, buffer.Slice(FrameHeader.Size, header.Length));
        buffer = buffer.Slice(frame.Payload.End);
        return FrameReadStatus.Frame;
    }

    private static bool TryReadHeader(in ReadOnlySequence<byte> buffer, out FrameHeader header)
    {
        var first = buffer.FirstSpan;
        if (first.Length >= FrameHeader.Size)
        {
            header = FrameHeader.Read(first);
            return true;
        }

        if (buffer.Length < FrameHeader.Size)
        {
            header = default;
            return false;
        }

        Span<byte> bytes = stackalloc byte[FrameHeader.Size];
        buffer.Slice(0, FrameHeader.Size).CopyTo(bytes);
        header = FrameHeader.Read(bytes);
        return true;
    }

    private FrameReadStatus Refuse(ref ReadOnlySequence<byte> buffer, FrameHeader header, FrameReadStatus status, out Frame frame)
    {
        frame = new Frame(header, ReadOnlySequence<byte>.Empty);
        buffer = buffer.Slice(FrameHeader.Size);
        _toSkip = header.Length;
        return status;
    }

    private bool Skip(ref ReadOnlySequence<byte> buffer)
    {
        var available = (int)Math.Min(_toSkip, buffer.Length);
        buffer = buffer.Slice(available);
        _toSkip -= available;
        return _toSkip == 0;
    }
}
