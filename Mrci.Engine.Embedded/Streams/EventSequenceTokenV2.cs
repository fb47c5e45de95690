using Orleans.Streams;

namespace Orleans.Providers.Streams.Common;

/// <summary>The place of an event in its stream as a number.</summary>
public class EventSequenceTokenV2 : StreamSequenceToken
{
    /// <summary>The first event of a number.</summary>
    /// <param name="seqNumber">The number.</param>
    public EventSequenceTokenV2(long seqNumber)
        : this(seqNumber, 0)
    {
    }

    /// <summary>An event of a number.</summary>
    /// <param name="seqNumber">The number.</param>
    /// <param name="eventInd">Index among events of the same number.</param>
    public EventSequenceTokenV2(long seqNumber, int eventInd)
    {
        SequenceNumber = seqNumber;
        EventIndex = eventInd;
    }

    /// <inheritdoc/>
    public sealed override long SequenceNumber { get; protected set; }

    /// <inheritdoc/>
    public sealed override int EventIndex { get; protected set; }

    /// <inheritdoc/>
    public override bool Equals(StreamSequenceToken? other)
        => other is EventSequenceTokenV2 && other.SequenceNumber == SequenceNumber && other.EventIndex == EventIndex;

    /// <inheritdoc/>
    public override int CompareTo(StreamSequenceToken? other)
    {
        if (other is null)
            return 1;
        if (other is not EventSequenceTokenV2)
            throw new ArgumentOutOfRangeException(nameof(other));
        var difference = SequenceNumber.CompareTo(other.SequenceNumber);
        return difference != 0 ? difference : EventIndex.CompareTo(other.EventIndex);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[EventSequenceTokenV2: SeqNum={SequenceNumber}, EventIndex={EventIndex}]";
}
