using Orleans;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>What a queue answers to a poll.</summary>
/// <param name="Epoch">The life of the queue; another one after its silo has died.</param>
/// <param name="Batches">What is next, in order. Empty when nothing came for a while.</param>
[GenerateSerializer, Immutable, Alias("mrci.stream-delivery")]
internal sealed record StreamDelivery([property: Id(0)] long Epoch, [property: Id(1)] StreamBatch[] Batches);
