using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>The batches of one stream, as long as a cursor needs them or they are recent. Not thread-safe: an agent runs one turn at a time.</summary>
internal sealed class StreamLog
{
    private StreamNode _beforeRecent;

    public StreamLog(StreamId stream)
    {
        Stream = stream;
        _beforeRecent = Last = new StreamNode(batch: null, added: 0);
    }

    public StreamId Stream { get; }

    public StreamNode Last { get; private set; }

    /// <summary>Cursors that read this log.</summary>
    public int Cursors { get; set; }

    public bool HasRecent => _beforeRecent != Last;

    public void Add(StreamBatch batch, long now)
    {
        var node = new StreamNode(batch, now);
        Last.Next = node;
        Last = node;
    }

    /// <summary>Lets go of the oldest recent batch.</summary>
    public void Forget() => _beforeRecent = _beforeRecent.Next!;

    /// <summary>The node before the recent batch of this place; the last node when there is none.</summary>
    public StreamNode Before(long sequence)
    {
        for (var node = _beforeRecent; node.Next is { } next; node = next)
        {
            if (next.Batch!.Sequence == sequence)
                return node;
        }

        return Last;
    }
}
