using Orleans;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>A stream queue takes no more: what it holds is not taken out. The publisher may try again later.</summary>
[GenerateSerializer, Alias("mrci.stream-queue-full")]
public sealed class StreamQueueFullException : Exception
{
    /// <summary>Says which queue and how full.</summary>
    /// <param name="queue">Name of the queue.</param>
    /// <param name="count">Batches that wait in it.</param>
    public StreamQueueFullException(string queue, int count)
        : base($"Stream queue {queue} holds {count} batches that nobody has taken.")
    {
    }
}
