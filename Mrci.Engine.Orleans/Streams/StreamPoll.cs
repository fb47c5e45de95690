using Orleans;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>A receiver's question for what is next. Asking confirms what it got before.</summary>
/// <param name="Epoch">The life of the queue that <paramref name="Confirmed"/> is from; 0 at first.</param>
/// <param name="Confirmed">Place of the last batch that was received.</param>
/// <param name="Most">The most batches to answer with; positive.</param>
[GenerateSerializer, Immutable, Alias("mrci.stream-poll")]
internal readonly record struct StreamPoll([property: Id(0)] long Epoch, [property: Id(1)] long Confirmed, [property: Id(2)] int Most);
