using Orleans;

namespace Mrci.Grains.Streams;

/// <summary>Names one event stream: <c>user/id</c>, <c>group/id</c>, <c>channel/id</c>, <c>front/id</c>, or <c>host</c> (design.md section 4).</summary>
/// <param name="Kind">What the stream is about.</param>
/// <param name="Id">Which one; empty for the host.</param>
[GenerateSerializer, Immutable, Alias("mrci.stream-key")]
public readonly record struct StreamKey([property: Id(0)] StreamKind Kind, [property: Id(1)] string Id)
{
    /// <summary>The stream of the whole host.</summary>
    public static StreamKey Host { get; } = new(StreamKind.Host, "");

    /// <summary>The stream of one user.</summary>
    /// <param name="userId">64 hex digits.</param>
    public static StreamKey User(string userId) => new(StreamKind.User, userId);

    /// <summary>The stream of one group.</summary>
    public static StreamKey Group(string groupId) => new(StreamKind.Group, groupId);

    /// <summary>The stream of what is for single sessions of one front end (<see cref="Events.PeerEvent"/>).</summary>
    /// <param name="frontId">The front end, as the session registry knows it.</param>
    public static StreamKey Front(string frontId) => new(StreamKind.Front, frontId);

    /// <summary>The stream of one channel.</summary>
    public static StreamKey Channel(ulong channelId) => new(StreamKind.Channel, channelId.ToString());
}
