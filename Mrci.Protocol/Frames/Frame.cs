using System.Buffers;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Frames;

/// <summary>A received frame (P-2.1). Its payload is borrowed from the input buffer and dies when that buffer advances.</summary>
public readonly struct Frame
{
    /// <summary>Makes a frame of a header and its payload.</summary>
    /// <param name="header">The header as received.</param>
    /// <param name="payload">The payload, or empty when it is being skipped (<see cref="FrameReadStatus"/>).</param>
    public Frame(FrameHeader header, ReadOnlySequence<byte> payload)
    {
        Header = header;
        Payload = payload;
    }

    /// <summary>The header as received.</summary>
    public FrameHeader Header { get; }

    /// <summary>The payload, <see cref="FrameHeader.Length"/> bytes; empty when the frame was refused.</summary>
    public ReadOnlySequence<byte> Payload { get; }

    /// <summary>Type id of the header.</summary>
    public FrameType Type => Header.Type;

    /// <summary>Command id of the header.</summary>
    public ushort CommandId => Header.CommandId;

    /// <summary>Decodes the payload as UTF-16LE text (P-2.3).</summary>
    public string ReadText() => MrciText.Decode(Payload);
}
