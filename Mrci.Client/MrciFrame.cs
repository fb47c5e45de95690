using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Client;

/// <summary>A received frame (P-2.1). Its payload belongs to whoever holds the frame and never changes.</summary>
/// <param name="Type">Type id.</param>
/// <param name="CommandId">Command id; 1–255 are the ids of async commands (P-7.0.1).</param>
/// <param name="Payload">0 … 16 777 215 bytes.</param>
public readonly record struct MrciFrame(FrameType Type, ushort CommandId, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The payload decoded as UTF-16LE (P-2.3), whatever the type.</summary>
    public string Text => MrciText.Decode(Payload.Span);

    /// <summary>The frame in the notation of the specification, such as <c>266:Text(20)</c>.</summary>
    public override string ToString() => $"{CommandId}:{Type}({Payload.Length})";
}
