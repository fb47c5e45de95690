using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Payloads;
using Mrci.Protocol.Tests.Bytes;
using Mrci.Protocol.Text;

namespace Mrci.Protocol.Tests.Frames;

public sealed class FrameWriterTests
{
    private static readonly byte[] TooLong = new byte[FrameHeader.MaxPayload + 1];

    [Fact] // P-2.11, X-5
    public void Payload_above_the_limit_throws_and_writes_nothing()
    {
        var writer = new ArrayBufferWriter<byte>();
        Should.Throw<ArgumentOutOfRangeException>(() => FrameWriter.Write(writer, FrameType.Bytes, 1, TooLong));
        Should.Throw<ArgumentOutOfRangeException>(() => FrameWriter.Write(writer, FrameType.Bytes, 1, new ReadOnlySequence<byte>(TooLong)));
        Should.Throw<ArgumentOutOfRangeException>(() => FrameWriter.Write(writer, FrameType.Bytes, 1, new byte[1], TooLong.AsSpan(1)));
        Should.Throw<ArgumentOutOfRangeException>(() => FrameWriter.WriteText(writer, FrameType.Text, 1, new string('x', 8_388_608)));
        Should.Throw<ArgumentOutOfRangeException>(() => FrameWriter.WriteHeader(writer, FrameType.Bytes, 1, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => FrameWriter.ToArray(FrameType.Bytes, 1, TooLong));
        Should.Throw<ArgumentOutOfRangeException>(() => FrameWriter.TextToArray(FrameType.Text, 1, new string('x', 8_388_608)));
        writer.WrittenCount.ShouldBe(0);
    }

    [Fact] // P-2.11
    public void P2p_data_above_its_limit_throws_and_writes_nothing()
    {
        var writer = new ArrayBufferWriter<byte>();
        Should.Throw<ArgumentOutOfRangeException>(() =>
            new P2PPayload(default, default, FrameType.Bytes, new byte[P2PPayload.MaxData + 1]).WriteClientFrame(writer));
        writer.WrittenCount.ShouldBe(0);
        P2PPayload.MaxData.ShouldBe(16_777_215 - 28);
    }

    [Fact] // P-2.11
    public void Header_with_a_length_above_the_limit_cannot_be_written() =>
        Should.Throw<InvalidOperationException>(() => new FrameHeader(FrameType.Text, 1, FrameHeader.MaxPayload + 1).Write(new byte[6]));

    [Fact] // P-2.10
    public void Payload_in_pieces_is_one_frame()
    {
        byte[] payload = [1, 2, 3, 4, 5, 6, 7];
        var expected = FrameWriter.ToArray(FrameType.Bytes, 5, payload);
        Wire.Written(w => FrameWriter.Write(w, FrameType.Bytes, 5, Chunks.Of(payload, 2))).ShouldBe(expected);
        Wire.Written(w => FrameWriter.Write(w, FrameType.Bytes, 5, payload.AsSpan(0, 3), payload.AsSpan(3))).ShouldBe(expected);
        Wire.Written(w => FrameWriter.Write(w, FrameType.Bytes, 5, payload)).ShouldBe(expected);
    }

    [Theory] // P-2.3: a chunk border must not split a surrogate pair
    [InlineData(0)]
    [InlineData(1)]
    public void Long_text_with_surrogate_pairs_is_written_unharmed(int shift)
    {
        var text = new string('x', shift) + string.Concat(Enumerable.Repeat("\U0001F600", 5000));
        var bytes = Wire.Written(w => FrameWriter.WriteText(w, FrameType.BigText, 297, text));
        bytes.ShouldBe(FrameWriter.TextToArray(FrameType.BigText, 297, text));
        Wire.Single(bytes).ReadText().ShouldBe(text);
    }

    [Fact] // the cast path must not allocate
    public void Writing_into_a_prepared_buffer_allocates_nothing()
    {
        var writer = new ArrayBufferWriter<byte>(1 << 20);
        var text = new string('x', 1000);
        var payload = MrciText.Encode(text);
        WriteSome();

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            WriteSome();
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(256);

        void WriteSome()
        {
            writer.ResetWrittenCount();
            FrameWriter.Write(writer, FrameType.Text, 5, payload);
            FrameWriter.WriteText(writer, FrameType.Text, 5, text);
            FrameWriter.Write(writer, FrameType.Idle, 5);
        }
    }
}
