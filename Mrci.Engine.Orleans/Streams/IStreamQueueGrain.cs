using Orleans;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>One queue between the publishers of streams and the agent that delivers. Its batches live as long as its activation.</summary>
[Alias("mrci.IStreamQueueGrain")]
internal interface IStreamQueueGrain : IGrainWithStringKey
{
    /// <summary>Takes events.</summary>
    /// <exception cref="StreamQueueFullException">Nobody has taken them for too long.</exception>
    [Alias("enqueue")]
    Task EnqueueAsync(StreamEvents events);

    /// <summary>
    /// Answers as soon as there is something, or with nothing after a second or two. What was answered is kept until the next poll confirms
    /// it. A newer poll makes an older one end empty.
    /// </summary>
    [Alias("poll")]
    Task<StreamDelivery> PollAsync(StreamPoll poll);

    /// <summary>Confirms, and ends a poll that waits: the receiver has stopped.</summary>
    [Alias("release")]
    Task ReleaseAsync(StreamPoll last);
}
