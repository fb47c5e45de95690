using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Identifiers;

namespace Mrci.Protocol.Tests.Bytes;

/// <summary>Short cuts for frames and ids in tests.</summary>
internal static class Wire
{
    public static SessionId Session(byte value)
    {
        var bytes = new byte[SessionId.Size];
        bytes.AsSpan().Fill(value);
        return SessionId.Read(bytes);
    }

    public static byte[] Written(Action<IBufferWriter<byte>> write)
    {
        var writer = new ArrayBufferWriter<byte>();
        write(writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Reads bytes that are exactly one frame.</summary>
    public static Frame Single(byte[] bytes)
    {
        var buffer = new ReadOnlySequence<byte>(bytes);
        new FrameReader().TryRead(ref buffer, out var frame).ShouldBe(FrameReadStatus.Frame);
        buffer.Length.ShouldBe(0);
        return frame;
    }
}
