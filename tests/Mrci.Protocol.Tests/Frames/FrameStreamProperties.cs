using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Mrci.Protocol.Frames;
using Mrci.Protocol.Tests.Bytes;

namespace Mrci.Protocol.Tests.Frames;

public sealed class FrameStreamProperties
{
    // Every type a client may send (P-2.8), weighted to nothing: private ones have their own tests.
    private static readonly Gen<FrameType> Types =
        Gen.Choose(0, 255).Where(value => value is 0 or > 4).Select(value => (FrameType)value);

    private static readonly Gen<byte[]> Payloads = Gen.OneOf(
        Gen.Constant(Array.Empty<byte>()),
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(),
        Gen.Choose(0, 5000).Select(length => new byte[length]));

    private static readonly Gen<(FrameType Type, ushort Command, byte[] Payload)> Frames =
        from type in Types
        from command in Gen.Choose(0, ushort.MaxValue)
        from payload in Payloads
        select (type, (ushort)command, payload);

    private static readonly Gen<int[]> ChunkSizes = Gen.OneOf(
        Gen.Constant(new[] { 1 }),
        Gen.Choose(1, 12).NonEmptyListOf().Select(sizes => sizes.ToArray()),
        Gen.Choose(1, 6000).NonEmptyListOf().Select(sizes => sizes.ToArray()));

    [Fact] // P-2.1, P-2.2, P-2.6
    public void Random_frames_in_random_chunks_reencode_to_the_same_bytes() =>
        Prop.ForAll(
            Frames.ListOf().ToArbitrary(),
            ChunkSizes.ToArbitrary(),
            (frames, sizes) =>
            {
                var bytes = frames.SelectMany(f => FrameWriter.ToArray(f.Type, f.Command, f.Payload)).ToArray();
                var output = new ArrayBufferWriter<byte>();
                Feed(bytes, sizes, new FrameReader(), (status, frame) =>
                {
                    status.ShouldBe(FrameReadStatus.Frame);
                    FrameWriter.Write(output, frame.Type, frame.CommandId, frame.Payload);
                });
                return output.WrittenSpan.SequenceEqual(bytes);
            }).QuickCheckThrowOnFailure();

    [Fact] // P-2.6, P-2.7, P-2.12
    public void Random_garbage_gives_statuses_and_accounts_for_every_byte() =>
        Prop.ForAll(
            Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf().ToArbitrary(),
            ChunkSizes.ToArbitrary(),
            Gen.Choose(0, 300).ToArbitrary(),
            (bytes, sizes, limit) =>
            {
                var reader = new FrameReader(limit);
                var seen = 0L;
                var left = Feed(bytes, sizes, reader, (status, frame) =>
                {
                    seen += FrameHeader.Size + frame.Header.Length;
                    if (status == FrameReadStatus.Frame)
                    {
                        frame.Payload.Length.ShouldBe(frame.Header.Length);
                        frame.Header.Length.ShouldBeLessThanOrEqualTo(limit);
                    }
                    else
                    {
                        frame.Payload.IsEmpty.ShouldBeTrue();
                    }
                });
                return seen - reader.RemainingToSkip + left == bytes.Length;
            }).QuickCheckThrowOnFailure();

    [Fact] // P-2.6: an announced length costs nothing before its bytes are there
    public void Announced_length_is_never_allocated()
    {
        var reader = new FrameReader();
        var limited = new FrameReader(maxPayload: 1000);
        byte[] announced = Hex.Bytes("2B 0B 01 FF FF FF 00 00 00");
        var segmented = Chunks.Of(announced, 2);
        Read(reader, new ReadOnlySequence<byte>(announced));
        Read(reader, segmented);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Read(reader, new ReadOnlySequence<byte>(announced));
            Read(reader, segmented);
            Read(limited, new ReadOnlySequence<byte>(announced));
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        allocated.ShouldBeLessThan(1024);

        static void Read(FrameReader reader, ReadOnlySequence<byte> buffer)
        {
            FrameReadStatus status;
            do
            {
                status = reader.TryRead(ref buffer, out _);
            }
            while (status != FrameReadStatus.NeedMoreData);
        }
    }

    /// <summary>Feeds bytes chunk by chunk as several segments; returns how many bytes were left unconsumed.</summary>
    private static long Feed(byte[] bytes, int[] sizes, FrameReader reader, Action<FrameReadStatus, Frame> seen)
    {
        var stream = Chunks.Of(bytes, Enumerable.Range(0, int.MaxValue).Select(i => sizes[i % sizes.Length]));
        var consumed = stream.Start;
        var received = stream.Start;
        var total = 0;
        for (var turn = 0; total < bytes.Length; turn++)
        {
            var size = Math.Min(sizes[turn % sizes.Length], bytes.Length - total);
            total += size;
            received = stream.GetPosition(size, received);
            var buffer = stream.Slice(consumed, received);
            while (reader.TryRead(ref buffer, out var frame) is var status && status != FrameReadStatus.NeedMoreData)
                seen(status, frame);
            consumed = buffer.Start;
        }

        return stream.Slice(consumed).Length;
    }
}
