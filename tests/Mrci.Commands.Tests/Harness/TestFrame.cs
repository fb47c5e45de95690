using Mrci.Protocol.Frames;
using Mrci.Protocol.Text;

namespace Mrci.Commands.Tests.Harness;

/// <summary>A frame as a client would read it.</summary>
public sealed record TestFrame(ushort Id, FrameType Type, byte[] Payload)
{
    /// <summary>Id and type, for assertions about order: <c>266:Text</c>.</summary>
    public string Head => $"{Id}:{Type}";

    public string Text => MrciText.Decode(Payload);

    /// <summary>Takes output apart; throws when it is not whole frames.</summary>
    public static IReadOnlyList<TestFrame> Parse(ReadOnlySpan<byte> output)
    {
        var frames = new List<TestFrame>();
        while (output.Length > 0)
        {
            var header = FrameHeader.Read(output);
            frames.Add(new TestFrame(header.CommandId, header.Type, output.Slice(FrameHeader.Size, header.Length).ToArray()));
            output = output[(FrameHeader.Size + header.Length)..];
        }

        return frames;
    }

    public override string ToString() => Type is FrameType.Text or FrameType.Err ? $"{Head} \"{Text}\"" : Head;
}
