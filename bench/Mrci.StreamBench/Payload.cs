using Orleans;

namespace Mrci.StreamBench;

/// <summary>What travels: as large as a short cast.</summary>
/// <param name="Number">Counts the events of a run, from 1.</param>
/// <param name="Bytes">64 bytes.</param>
[GenerateSerializer, Immutable, Alias("mrci.bench.payload")]
public sealed record Payload([property: Id(0)] long Number, [property: Id(1)] byte[] Bytes);
