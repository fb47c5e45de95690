using Mrci.Grains.Sessions.Login;

namespace Mrci.Grains.Sessions.Events;

/// <summary>
/// Which versions the session has applied, and which it has read (D-721, P-7.0.3 a and d). An event that is not newer than an applied one is a
/// repeat. One that is not newer than what has been read changes no state, but the client is still told of it, once.
/// </summary>
internal sealed class EventVersions
{
    private readonly Dictionary<EventKey, long> _applied = [];
    private readonly Dictionary<EventKey, long> _read = [];

    /// <summary>The user has gone; versions of what he alone was told count no more.</summary>
    public void Clear()
    {
        _applied.Clear();
        _read.Clear();
    }

    /// <summary>At login: everything up to here is history, also for the client.</summary>
    public void Start(UserRecord record)
    {
        Read(record);
        foreach (var (key, version) in _read)
            _applied[key] = version;
    }

    /// <summary>The state has been read again.</summary>
    public void Read(UserRecord record)
    {
        _read[EventKey.OfUser] = record.User.Version;
        _read[EventKey.OfGroup(record.Group.GroupId)] = record.Group.Version;
        foreach (var membership in record.Memberships)
        {
            _read[EventKey.OfMember(membership.ChannelId)] = membership.ChannelVersion;
            _read[EventKey.OfChannel(membership.ChannelId)] = membership.ChannelVersion;
        }
    }

    /// <summary>Notes an event.</summary>
    /// <param name="key">What has changed.</param>
    /// <param name="version">Its version after the change.</param>
    /// <param name="changesState">False when a later state has been read already.</param>
    /// <returns>False for a repeat.</returns>
    public bool TryAdvance(EventKey key, long version, out bool changesState)
    {
        changesState = version > _read.GetValueOrDefault(key);
        if (version <= _applied.GetValueOrDefault(key))
            return false;
        _applied[key] = version;
        return true;
    }
}
