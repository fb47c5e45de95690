using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>
/// Sends nothing through a stream: its subscribers get no item, and Orleans, which tries to reach each of them, takes those out that do not exist any more.
/// </summary>
public sealed class StreamProbe
{
    private readonly StreamQueueAdapter _streams;

    internal StreamProbe(StreamQueueAdapter streams) => _streams = streams;

    /// <summary>Tries one stream; ends when its queue has taken the probe.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>A task that ends when the probe is on its way.</returns>
    /// <exception cref="StreamQueueFullException">The queue takes no more.</exception>
    public Task SendAsync(StreamId stream) => _streams.EnqueueAsync(new StreamEvents(stream, []));
}
