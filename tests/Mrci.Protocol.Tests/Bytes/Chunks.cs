using System.Buffers;

namespace Mrci.Protocol.Tests.Bytes;

/// <summary>Sequences in several segments, as a pipe delivers them.</summary>
internal static class Chunks
{
    /// <summary>Cuts into segments of one size.</summary>
    public static ReadOnlySequence<byte> Of(byte[] bytes, int size) => Of(bytes, Enumerable.Repeat(size, (bytes.Length / size) + 1));

    /// <summary>Cuts into segments of the given sizes, repeated by the caller as often as needed; the last one takes the rest.</summary>
    public static ReadOnlySequence<byte> Of(byte[] bytes, IEnumerable<int> sizes)
    {
        var first = new Segment(ReadOnlyMemory<byte>.Empty, 0);
        var last = first;
        var offset = 0;
        foreach (var size in sizes.TakeWhile(_ => offset < bytes.Length))
        {
            var take = Math.Min(size, bytes.Length - offset);
            last = last.Append(bytes.AsMemory(offset, take));
            offset += take;
        }

        last = last.Append(bytes.AsMemory(offset));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, long runningIndex)
        {
            Memory = memory;
            RunningIndex = runningIndex;
        }

        public Segment Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Segment(memory, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
