using Orleans;

namespace Mrci.Grains.Fronts;

/// <summary>
/// What all front ends are told, through <see cref="Streams.StreamNames.Fronts"/>; sessions and clients never see it. A hint: a front that
/// misses one finds out by itself, some seconds later.
/// </summary>
[GenerateSerializer, Immutable, Alias("mrci.front-notice")]
public abstract record FrontNotice;
