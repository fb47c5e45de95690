using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Orleans.Streams;

/// <summary>What a publisher hands to a queue.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Events">Its next events, in order; not changed afterwards, by anybody.</param>
[GenerateSerializer, Immutable, Alias("mrci.stream-events")]
internal sealed record StreamEvents([property: Id(0)] StreamId Stream, [property: Id(1)] object[] Events);
