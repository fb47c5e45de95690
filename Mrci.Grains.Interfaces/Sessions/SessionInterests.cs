using Mrci.Grains.Channels;
using Orleans;

namespace Mrci.Grains.Sessions;

/// <summary>What the hub of the front end must deliver to a session.</summary>
/// <param name="Version">Counts the changes; the front hands it back with <see cref="ISessionGrain.SubscribedAsync"/>.</param>
/// <param name="EventStreams">Event streams of the session: host, its user, its group, its channels.</param>
/// <param name="Open">The open sub-channels in slot order, blank slots left out: casts of these go to the client (P-8.24).</param>
/// <param name="ActiveUpdate">Whether LIMITED_CAST frames go to the client too (P-7.22).</param>
[GenerateSerializer, Immutable, Alias("mrci.session-interests")]
public sealed record SessionInterests(
    [property: Id(0)] int Version,
    [property: Id(1)] Streams.StreamKey[] EventStreams,
    [property: Id(2)] SubChannelRef[] Open,
    [property: Id(3)] bool ActiveUpdate);
