using Mrci.Grains.Channels;
using Mrci.Grains.Sessions.Channels;
using Mrci.Grains.Sessions.Login;
using Mrci.Grains.Streams;
using Mrci.Protocol.Identifiers;

namespace Mrci.Grains.Sessions;

/// <summary>Notices when the streams and sub-channels that a session needs have changed.</summary>
internal sealed class InterestTracker(SessionScope scope, SessionMemberships memberships)
{
    /// <summary>Version of the interests that the answer to the attachment carries.</summary>
    public const int FirstVersion = 1;

    private Basis? _last;
    private int _version = FirstVersion - 1;

    /// <summary>The interests if they differ from those taken last; null when they don't.</summary>
    public SessionInterests? Take()
    {
        var state = scope.State;
        var basis = new Basis(
            scope.User?.UserId, scope.User?.GroupId, memberships.Version, state.OpenSubChannels, state.ActiveUpdate);
        if (basis == _last)
            return null;
        _last = basis;
        return new SessionInterests(++_version, Streams(), ChannelAccess.RefsOf(state.OpenSubChannels), state.ActiveUpdate);
    }

    private StreamKey[] Streams()
    {
        var streams = new List<StreamKey> { StreamKey.Host };
        if (scope.Attachment.FrontId is { } front)
            streams.Add(StreamKey.Front(front));
        if (scope.User is { } user)
        {
            streams.Add(StreamKey.User(user.UserId));
            streams.Add(StreamKey.Group(user.GroupId));
        }

        var channels = new HashSet<ulong>(memberships.ChannelIds);
        foreach (var id in scope.State.OpenSubChannels)
            channels.Add(id.ChannelId);
        streams.AddRange(channels.Select(StreamKey.Channel));
        return [.. streams];
    }

    // What the interests are made of; comparing it costs no allocation beyond itself.
    private readonly record struct Basis(string? UserId, string? GroupId, int Memberships, ChannelList Open, bool ActiveUpdate);
}
