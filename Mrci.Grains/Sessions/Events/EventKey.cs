using Mrci.Domain.Names;
using Mrci.Grains.Streams;

namespace Mrci.Grains.Sessions.Events;

/// <summary>
/// What the versions of events are compared within (D-721). Events of one channel travel on two kinds of stream that keep no order between
/// them, so each kind counts for itself.
/// </summary>
/// <param name="Stream">Kind of stream the event travels on.</param>
/// <param name="ChannelId">The changed channel; 0 when it is not a channel that has changed.</param>
/// <param name="Name">Id of the changed group, or name of the changed module; empty when it is neither that has changed.</param>
internal readonly record struct EventKey(StreamKind Stream, ulong ChannelId, string Name = "")
{
    /// <summary>A change of the assigned command ranks.</summary>
    public static EventKey OfCommandRanks { get; } = new(StreamKind.Host, 0);

    /// <summary>A change of the host's settings; the number only tells it from the one above.</summary>
    public static EventKey OfHostSettings { get; } = new(StreamKind.Host, 1);

    /// <summary>
    /// A change of a module. Each counts for itself: a session applies its own changes at once, and those of other sessions that came before when the stream brings
    /// them.
    /// </summary>
    public static EventKey OfModule(string name) => new(StreamKind.Host, 2, CanonicalName.Of(name));

    /// <summary>A change of the user's record.</summary>
    public static EventKey OfUser { get; } = new(StreamKind.User, 0);

    /// <summary>A change of a group.</summary>
    public static EventKey OfGroup(string groupId) => new(StreamKind.Group, 0, groupId);

    /// <summary>A change of a channel that the sessions of one user are told.</summary>
    public static EventKey OfMember(ulong channelId) => new(StreamKind.User, channelId);

    /// <summary>A change of a channel that all its members are told.</summary>
    public static EventKey OfChannel(ulong channelId) => new(StreamKind.Channel, channelId);
}
