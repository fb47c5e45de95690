using System.Buffers;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Tests.Bytes;

namespace Mrci.Protocol.Tests.Frames;

public sealed class FrameReaderTests
{
    private static readonly byte[] Hi = FrameWriter.TextToArray(FrameType.Text, 267, "hi");

    [Fact] // P-2.6
    public void Frame_dripped_byte_by_byte_is_read_once_whole()
    {
        var reader = new FrameReader();
        for (var length = 0; length < Hi.Length; length++)
        {
            var part = Chunks.Of(Hi[..length], 1);
            reader.TryRead(ref part, out _).ShouldBe(FrameReadStatus.NeedMoreData);
            part.Length.ShouldBe(length);
        }

        var whole = Chunks.Of(Hi, 1);
        reader.TryRead(ref whole, out var frame).ShouldBe(FrameReadStatus.Frame);
        whole.IsEmpty.ShouldBeTrue();
        frame.Header.ShouldBe(new FrameHeader(FrameType.Text, 267, 4));
        frame.ReadText().ShouldBe("hi");
    }

    [Theory] // P-2.8
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(29)]
    [InlineData(48)]
    [InlineData(255)]
    public void Unassigned_type_is_an_ordinary_frame(byte type)
    {
        var frame = Wire.Single(FrameWriter.ToArray((FrameType)type, 900, [1, 2, 3]));
        frame.Type.ShouldBe((FrameType)type);
        frame.Payload.ToArray().ShouldBe([1, 2, 3]);
    }

    [Theory] // P-2.7
    [InlineData(FrameType.PrivIpc)]
    [InlineData(FrameType.PubIpc)]
    [InlineData(FrameType.PubIpcWithFeedback)]
    [InlineData(FrameType.PingPeers)]
    public void Private_frame_is_reported_once_and_exactly_it_is_discarded(FrameType type)
    {
        byte[] bytes = [.. FrameWriter.ToArray(type, 5, Hi), .. Hi];
        ReadAll(new FrameReader(), bytes, chunk: 5).ShouldBe([(FrameReadStatus.Private, type), (FrameReadStatus.Frame, FrameType.Text)]);
    }

    [Fact] // P-2.7
    public void Private_frame_is_passed_on_when_not_refused()
    {
        var bytes = FrameWriter.ToArray(FrameType.PubIpc, 5, Hi);
        ReadAll(new FrameReader(refusePrivate: false), bytes, chunk: 3).ShouldBe([(FrameReadStatus.Frame, FrameType.PubIpc)]);
    }

    [Fact] // P-2.7, P-2.12
    public void Private_frame_above_the_limit_is_private()
    {
        var bytes = FrameWriter.ToArray(FrameType.PrivIpc, 5, new byte[100]);
        ReadAll(new FrameReader(maxPayload: 10), bytes, chunk: 100).ShouldBe([(FrameReadStatus.Private, FrameType.PrivIpc)]);
    }

    [Theory] // P-2.12
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Oversized_frame_is_reported_once_and_the_next_one_is_read(int chunk)
    {
        byte[] bytes = [.. FrameWriter.ToArray(FrameType.Bytes, 267, new byte[101]), .. Hi];
        ReadAll(new FrameReader(maxPayload: 100), bytes, chunk)
            .ShouldBe([(FrameReadStatus.Oversized, FrameType.Bytes), (FrameReadStatus.Frame, FrameType.Text)]);
    }

    [Fact] // P-2.12
    public void Frame_at_the_limit_is_accepted()
    {
        var bytes = FrameWriter.ToArray(FrameType.Bytes, 267, new byte[100]);
        ReadAll(new FrameReader(maxPayload: 100), bytes, chunk: 9).ShouldBe([(FrameReadStatus.Frame, FrameType.Bytes)]);
    }

    [Fact] // P-2.12
    public void Oversized_frame_is_reported_before_its_payload_arrives_and_never_buffered()
    {
        var reader = new FrameReader(maxPayload: 100);
        var header = new ReadOnlySequence<byte>(Hex.Bytes("2B 0B 01 FF FF FF"));
        reader.TryRead(ref header, out var frame).ShouldBe(FrameReadStatus.Oversized);
        frame.Header.Length.ShouldBe(FrameHeader.MaxPayload);
        frame.Payload.IsEmpty.ShouldBeTrue();
        header.IsEmpty.ShouldBeTrue();

        var part = Chunks.Of(new byte[1000], 64);
        reader.TryRead(ref part, out _).ShouldBe(FrameReadStatus.NeedMoreData);
        part.IsEmpty.ShouldBeTrue();
        reader.RemainingToSkip.ShouldBe(FrameHeader.MaxPayload - 1000);
    }

    [Fact] // P-2.1
    public void Largest_payload_is_accepted_by_default()
    {
        var payload = new byte[FrameHeader.MaxPayload];
        payload[^1] = 7;
        var buffer = Chunks.Of(FrameWriter.ToArray(FrameType.Bytes, 267, payload), 65_536);
        new FrameReader().TryRead(ref buffer, out var frame).ShouldBe(FrameReadStatus.Frame);
        frame.Payload.Length.ShouldBe(payload.Length);
        frame.Payload.Slice(payload.Length - 1).FirstSpan[0].ShouldBe((byte)7);
    }

    [Theory] // P-2.12
    [InlineData(-1)]
    [InlineData(FrameHeader.MaxPayload + 1)]
    public void Limit_out_of_range_is_refused(int maxPayload) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new FrameReader(maxPayload));

    [Theory] // P-2.6, X-4
    [InlineData(4096)]
    [InlineData(12_000_000)]
    public void Two_million_empty_frames_in_one_burst_are_read_in_constant_memory(int chunk)
    {
        const int Frames = 2_000_000;
        var burst = new byte[Frames * FrameHeader.Size];
        for (var i = 0; i < Frames; i++)
            new FrameHeader(FrameType.Text, (ushort)i, 0).Write(burst.AsSpan(i * FrameHeader.Size));
        var buffer = Chunks.Of(burst, chunk);
        var reader = new FrameReader();
        var warmUp = Chunks.Of(burst[..60], 7);
        CountFrames(reader, ref warmUp);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var count = CountFrames(reader, ref buffer);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        count.ShouldBe(Frames);
        // The runtime allocates some KB on a thread whose code it compiles anew; one byte per frame would be two million.
        allocated.ShouldBeLessThan(64 * 1024);
    }

    private static int CountFrames(FrameReader reader, ref ReadOnlySequence<byte> buffer)
    {
        var count = 0;
        while (reader.TryRead(ref buffer, out _) == FrameReadStatus.Frame)
            count++;
        return count;
    }

    /// <summary>Feeds bytes as a pipe does: what is not consumed is offered again together with the next chunk.</summary>
    private static List<(FrameReadStatus Status, FrameType Type)> ReadAll(FrameReader reader, byte[] bytes, int chunk)
    {
        var results = new List<(FrameReadStatus, FrameType)>();
        var consumed = 0;
        for (var received = 0; received < bytes.Length;)
        {
            received = Math.Min(received + chunk, bytes.Length);
            var buffer = new ReadOnlySequence<byte>(bytes, consumed, received - consumed);
            while (reader.TryRead(ref buffer, out var frame) is var status && status != FrameReadStatus.NeedMoreData)
                results.Add((status, frame.Type));
            consumed = received - (int)buffer.Length;
        }

        consumed.ShouldBe(bytes.Length);
        return results;
    }
}
